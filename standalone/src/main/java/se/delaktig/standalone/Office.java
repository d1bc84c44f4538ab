package se.delaktig.standalone;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One office in one JVM: the store, the sign-in and both services, started in that order and
 * stopped in reverse.
 */
final class Office implements AutoCloseable {
  private final Backstage backstage;
  private final ConfigurableApplicationContext queries;

  private Office(Backstage backstage, ConfigurableApplicationContext queries) {
    this.backstage = backstage;
    this.queries = queries;
  }

  /** An office of its own time and people. */
  static Office open(Settings settings, InstantSource clock) throws IOException {
    return open(Backstage.open(settings, clock));
  }

  /** An office on a backstage that is open already; closes it with itself. */
  static Office open(Backstage backstage) {
    return new Office(backstage, backstage.startQueries());
  }

  /** Says that it is open to whoever asks for its health. */
  void openDoors() {
    backstage.openDoors();
  }

  <T> T fromSignIn(Class<T> type) {
    return backstage.fromSignIn(type);
  }

  <T> T fromCommands(Class<T> type) {
    return backstage.fromCommands(type);
  }

  <T> T fromQueries(Class<T> type) {
    return queries.getBean(type);
  }

  <T> Collection<T> allFromQueries(Class<T> type) {
    return queries.getBeansOfType(type).values();
  }

  /** Where people sign in. */
  String signInAddress() {
    return backstage.signInAddress();
  }

  @Override
  public void close() {
    queries.close();
    backstage.close();
  }
}
