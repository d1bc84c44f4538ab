package se.delaktig.kernel.log;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import se.delaktig.eventstore.WeakServerException;

/** Says why a service did not start on a server that can't hold the log, in place of a trace. */
final class WeakServerAnalyzer extends AbstractFailureAnalyzer<WeakServerException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WeakServerException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "The server is the one that DELAKTIG_MONGODB_URI names.", cause);
  }
}
