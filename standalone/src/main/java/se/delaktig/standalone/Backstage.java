package se.delaktig.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.delaktig.CommandServiceApplication;
import se.delaktig.QueryServiceApplication;
import se.delaktig.backup.MovedAway;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.signin.SignInApplication;

/** An office without what people see of it: the store, the sign-in and the command service. */
final class Backstage implements AutoCloseable {
  private final Doors doors;
  private final @Nullable EmbeddedStore store;
  private final ConfigurableApplicationContext signIn;
  private final ConfigurableApplicationContext commands;
  private final Supplier<ConfigurableApplicationContext> queries;

  private Backstage(
      Doors doors,
      @Nullable EmbeddedStore store,
      ConfigurableApplicationContext signIn,
      ConfigurableApplicationContext commands,
      Supplier<ConfigurableApplicationContext> queries) {
    this.doors = doors;
    this.store = store;
    this.signIn = signIn;
    this.commands = commands;
    this.queries = queries;
  }

  static Backstage open(Settings settings, InstantSource clock) throws IOException {
    return open(settings, clock, null);
  }

  /**
   * A backstage.
   *
   * @param playing where a demonstration that is about to be played draws its people's ids. Until
   *     {@link #played()} its store does not wait for the disk: a playing that is cut off is begun
   *     anew anyway
   */
  static Backstage open(Settings settings, InstantSource clock, @Nullable RandomGenerator playing)
      throws IOException {
    Files.createDirectories(settings.data());
    String given = settings.mongoUri();
    if (given == null) {
      MovedAway.refuse(settings.data());
    }
    EmbeddedStore store =
        given == null
            ? EmbeddedStore.open(
                settings.store(),
                StoreSettings.defaults()
                    .withFsync(settings.fsync())
                    .withCompressed(settings.compressed()))
            : null;
    if (store != null && playing != null) {
      store.filling(true);
    }
    String uri = store == null ? given : store.uri();
    Listening listening = settings.listening();
    int signInPort =
        settings.signInPort() == 0
            ? SignInPort.in(settings.data(), listening)
            : settings.signInPort();
    String issuer = settings.signInAddress(signInPort);
    String inside = "http://" + listening.inside() + ":";
    List<String> common =
        List.of(
            "--spring.mongodb.uri=" + uri,
            "--spring.mongodb.database=delaktig",
            "--delaktig.embedded=" + (store != null),
            "--delaktig.keys=" + settings.keys(),
            "--delaktig.bind=" + listening.bind(),
            "--delaktig.public-url=" + settings.publicUrl(),
            "--delaktig.node=standalone",
            "--delaktig.issuer=" + issuer,
            "--delaktig.issuer-inside=" + inside + signInPort);
    ProgrammeClock programmeClock = new ProgrammeClock(clock);
    Doors doors = new Doors();
    ApplicationContextInitializer<GenericApplicationContext> ofTheOffice =
        context -> {
          context.registerBean(ProgrammeClock.class, () -> programmeClock);
          context.registerBean("doors", Doors.class, () -> doors);
        };
    ApplicationContextInitializer<GenericApplicationContext> withIds =
        context -> {
          ofTheOffice.initialize(context);
          if (playing != null) {
            context.registerBean(RandomGenerator.class, () -> playing);
          }
        };
    ConfigurableApplicationContext signIn =
        SignInApplication.start(
            together(
                common,
                "--delaktig.sign-in.port=" + signInPort,
                "--delaktig.sign-in.issuer=" + issuer,
                "--delaktig.sign-in.pages-back-channel="
                    + inside
                    + settings.queryPort()
                    + "/logout/connect/back-channel/delaktig"));
    ConfigurableApplicationContext commands =
        start(
            CommandServiceApplication.class,
            "command-service",
            withIds,
            common,
            "--server.port=" + settings.commandPort());
    return new Backstage(
        doors,
        store,
        signIn,
        commands,
        () ->
            start(
                QueryServiceApplication.class,
                "query-service",
                ofTheOffice,
                common,
                "--delaktig.query.port=" + settings.queryPort(),
                "--delaktig.command.url=" + inside + settings.commandPort()));
  }

  private static ConfigurableApplicationContext start(
      Class<?> application,
      String name,
      ApplicationContextInitializer<GenericApplicationContext> initializer,
      List<String> common,
      String... own) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + name)
        // The contexts stop in our order, the store last.
        .registerShutdownHook(false)
        .initializers(initializer)
        .run(together(common, own));
  }

  private static String[] together(List<String> common, String... own) {
    List<String> arguments = new ArrayList<>(common);
    arguments.addAll(List.of(own));
    return arguments.toArray(String[]::new);
  }

  /** Where people sign in. */
  String signInAddress() {
    return signIn.getEnvironment().getRequiredProperty("delaktig.issuer");
  }

  <T> T fromSignIn(Class<T> type) {
    return signIn.getBean(type);
  }

  <T> T fromCommands(Class<T> type) {
    return commands.getBean(type);
  }

  /** Starts the query service, the last part of an office. */
  ConfigurableApplicationContext startQueries() {
    return queries.get();
  }

  /** Brings what has been played to the disk, and has everything from now on wait for the disk. */
  void played() {
    if (store != null) {
      store.filling(false);
    }
  }

  /** Says that the office is open to whoever asks for its health. */
  void openDoors() {
    doors.open();
  }

  @Override
  public void close() {
    commands.close();
    signIn.close();
    if (store != null) {
      store.close();
    }
  }
}
