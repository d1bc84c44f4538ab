package se.delaktig.eventstore.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import se.delaktig.eventstore.LogSettings;

/** The suite against a real server. */
class RealServerConformanceTest extends CommitLogConformance {

  private static RealMongod mongod;

  @BeforeAll
  static void start() {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    mongod = RealMongod.start(1);
  }

  @AfterAll
  static void stop() {
    if (mongod != null) {
      mongod.close();
    }
  }

  @Override
  protected String uri() {
    return mongod.uri();
  }

  @Override
  protected LogSettings settings() {
    return LogSettings.server();
  }
}
