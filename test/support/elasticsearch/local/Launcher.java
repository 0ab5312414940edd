import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/**
 * One Elasticsearch node (8.19 and 9.x) for tests. Written for Fihrist against the server's public API; the server
 * itself is Elastic's own jars, fetched when tests run.
 *
 * <pre>Launcher HOME PLUGINS [setting=value ...]</pre>
 *
 * HOME holds config/ and modules/, PLUGINS more plug-ins. Prints "READY PORT" when it serves, and ends when its standard input ends, so that
 * it never outlives the process that started it; then it removes the folder that -Dfihrist.temporary names. It is not hardened: no entitlements, no bootstrap checks, runs as root.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream parent = System.out; // the server's logging takes System.out over
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Node node = new Node(environment(home, arguments), plugins(home, Path.of(arguments[1])));
        node.injector().getInstance(RestController.class).registerHandler(new MainPage());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();

        int port = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
        parent.println("READY " + port);
        parent.flush();
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private static Environment environment(Path home, String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (int i = 2; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        Settings base = Settings.builder().put("path.home", home.toString()).build();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(base, settings, home.resolve("config"), () -> "test");
        LogConfigurator.setNodeName(environment.settings().get("node.name"));
        LogConfigurator.configureESLogging();
        LogConfigurator.configure(environment, true);
        return environment;
    }

    private static PluginsLoader plugins(Path home, Path more) throws Exception {
        return PluginsLoader.createPluginsLoader(
            bundles("loadModulesBundles", home.resolve("modules")),
            bundles("loadPluginsBundles", more),
            Map.of(),
            false);
    }

    /** The loader's methods take a folder in 8.19, a folder and a flag in 9.x. */
    @SuppressWarnings("unchecked")
    private static Set<PluginBundle> bundles(String name, Path folder) throws Exception {
        Files.createDirectories(folder);
        for (Method method : PluginsLoader.class.getMethods()) {
            if (method.getName().equals(name) == false) continue;
            boolean flagged = method.getParameterCount() == 2;
            return (Set<PluginBundle>) (flagged ? method.invoke(null, folder, false) : method.invoke(null, folder));
        }
        throw new NoSuchMethodException(name);
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
        String temporary = System.getProperty("fihrist.temporary");
        if (temporary != null) remove(new File(temporary));
    }

    /** Whatever is left is the operating system's to clean: it is in its folder for temporary files. */
    private static void remove(File file) {
        File[] inside = file.listFiles();
        if (inside != null) for (File one : inside) remove(one);
        file.delete();
    }

    /** {@code GET /} and {@code HEAD /}: a module of the full distribution that Maven Central does not have. */
    private static final class MainPage implements RestHandler {
        @Override
        public List<Route> routes() {
            return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
        }

        @Override
        public void handleRequest(RestRequest request, RestChannel channel, NodeClient client) throws Exception {
            Build build = Build.current();
            XContentBuilder body = channel.newBuilder().startObject();
            body.field("name", client.settings().get("node.name"));
            body.startObject("version");
            body.field("number", build.qualifiedVersion());
            body.field("build_flavor", build.flavor());
            body.endObject();
            body.field("tagline", "You Know, for Search").endObject();
            channel.sendResponse(new RestResponse(RestStatus.OK, body));
        }
    }
}
