import java.util.List;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Elasticsearch's own {@code arabic} analyzer (Lucene's ArabicAnalyzer with its stop words), for comparisons in benchmarks:
 * the distribution has it in a module that Maven Central does not have. Fihrist itself must not need it. Written for
 * Fihrist against the server's public API.
 */
public final class ArabicPlugin extends Plugin implements AnalysisPlugin {
    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return List.of(new PreBuiltAnalyzerProviderFactory("arabic", CachingStrategy.LUCENE, ArabicAnalyzer::new));
    }
}
