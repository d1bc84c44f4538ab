package se.delaktig.signin;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import se.delaktig.kernel.server.LoopbackConnectors;

/** The whole sign-in on a free port, over a given server and keys folder. */
final class RunningSignIn implements AutoCloseable {
  static final String PAGES = "http://localhost:18080";
  static final String CALLBACK = PAGES + "/login/oauth2/code/delaktig";
  static final String MACHINE_SECRET = "a-secret-for-the-tests-only";

  final String issuer;
  final Path keys;
  private final ConfigurableApplicationContext context;

  private RunningSignIn(String issuer, Path keys, ConfigurableApplicationContext context) {
    this.issuer = issuer;
    this.keys = keys;
    this.context = context;
  }

  static RunningSignIn start(MongoServer mongo, Path keys, String... more) {
    return start(mongo, keys, LoopbackConnectors.freePort(), more);
  }

  static RunningSignIn start(MongoServer mongo, Path keys, int port, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--delaktig.sign-in.port=" + port,
                "--delaktig.keys=" + keys,
                "--delaktig.public-url=" + PAGES,
                "--spring.mongodb.uri=" + mongo.getConnectionString(),
                // This server does not know the command that the health check sends.
                "--management.health.mongodb.enabled=false",
                "--delaktig.sign-in.programs[0].id=reporting",
                "--delaktig.sign-in.programs[0].secret=" + MACHINE_SECRET));
    settings.addAll(List.of(more));
    return new RunningSignIn(
        "http://localhost:" + port, keys, SignInApplication.start(settings.toArray(String[]::new)));
  }

  Accounts accounts() {
    return context.getBean(Accounts.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
