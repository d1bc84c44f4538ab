package se.delaktig.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import de.bwaldvogel.mongo.MongoServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import se.delaktig.eventstore.LogSettings;

/**
 * The suite can fail: against a server with a planted defect the guarantee that the defect breaks
 * does, and against the same server without it, it does not.
 */
class PlantedDefectsTest {

  @ParameterizedTest
  @EnumSource
  void theSuiteFindsIt(Defect defect) {
    assertThat(failures(defect, null)).as("without the defect").isEmpty();
    assertThat(failures(defect, defect)).as("with the defect").hasSize(1);
  }

  private static List<TestExecutionSummary.Failure> failures(
      Defect looksFor, @Nullable Defect planted) {
    MongoServer server = new MongoServer(new DefectiveBackend(planted));
    OnDefectiveServer.port = server.bind().getPort();
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectMethod(OnDefectiveServer.class, looksFor.foundBy()))
              .build();
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request, summary);
      assertThat(summary.getSummary().getTestsStartedCount())
          .as("the suite has a test " + looksFor.foundBy())
          .isEqualTo(1);
      return summary.getSummary().getFailures();
    } finally {
      server.shutdownNow();
    }
  }

  /** The suite where the defects are; not a test of its own. */
  static final class OnDefectiveServer extends CommitLogConformance {
    private static int port;

    @Override
    protected String uri() {
      return "mongodb://127.0.0.1:" + port;
    }

    @Override
    protected LogSettings settings() {
      return LogSettings.forEmbedded();
    }
  }
}
