package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.delaktig.CommandServiceApplication;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import tools.jackson.databind.json.JsonMapper;

/** The command service as it is run, in this process, with as many groups as clients. */
final class RunningCommandService implements AutoCloseable {

  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId ORGANISATION = new OrganisationId("avesta");
  private static final LocalDate JOINED = LocalDate.of(2018, 2, 1);
  private static final String ACCOUNT = "karin";

  private final Path keys;
  private final ConfigurableApplicationContext service;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = ProgrammeJson.mapper();
  private final int port;
  private final String token;
  private final List<LoggingGroup> groups;

  private RunningCommandService(MeasuredServer server, TokenIssuer issuer, int groups) {
    this.port = LoopbackConnectors.freePort();
    this.token = issuer.token(ACCOUNT, Duration.ofHours(2));
    this.groups = IntStream.range(0, groups).mapToObj(LoggingGroup::new).toList();
    this.keys = Folders.temporary("keys");
    register(server);
    this.service =
        new SpringApplicationBuilder(CommandServiceApplication.class)
            .properties("spring.config.name=command-service")
            .run(
                "--server.port=" + port,
                "--spring.mongodb.uri=" + server.uri(),
                "--delaktig.embedded=" + (server instanceof MeasuredServer.Embedded),
                "--delaktig.issuer=" + issuer.address(),
                // One account asks as much as it can.
                "--delaktig.limits.account-per-minute=0",
                "--delaktig.keys=" + keys);
  }

  static RunningCommandService start(MeasuredServer server, TokenIssuer issuer, int groups) {
    RunningCommandService running = new RunningCommandService(server, issuer, groups);
    running.begin();
    return running;
  }

  LoggingGroup group(int number) {
    return groups.get(number);
  }

  /** Everybody is registered before the service starts, as far as the log is concerned. */
  private void register(MeasuredServer server) {
    try (MongoClient client = MongoClients.create(server.uri());
        CommitLog log =
            CommitLog.open(client, "delaktig_log", InstantSource.system(), server.settings())) {
      groups.forEach(group -> group.register(ORGANISATION, JOINED).forEach(log::append));
    }
  }

  private void begin() {
    CommandDesk desk = service.getBean(CommandDesk.class);
    ActorId karin = service.getBean(PersonRegister.class).actor(PROJECT.value(), ACCOUNT, ACCOUNT);
    Caller program = new Caller.Program();
    submit(
        desk,
        program,
        new JoinOrganisation(
            PROJECT,
            ORGANISATION,
            "Avesta kommun",
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            JOINED));
    submit(
        desk,
        program,
        new GrantAccess(
            PROJECT.value(),
            new GrantId(UUID.randomUUID().toString()),
            karin,
            Role.PROJECT_LEADER,
            new Scope(Scope.Kind.PROJECT, PROJECT.value()),
            null,
            JOINED,
            null,
            AccessGranted.Reason.APPOINTED_IN_PROJECT));
    groups.forEach(group ->
        submit(
            desk,
            new Caller.SignedIn(karin),
            new AddWorkplace(PROJECT, group.workplace(), ORGANISATION, group.workplace().value())));
  }

  private static void submit(CommandDesk desk, Caller caller, ProgrammeCommand command) {
    desk.submit(PROJECT.value(), caller, command, UUID.randomUUID().toString());
  }

  /** Sends the next session of a group, and fails unless it is accepted. */
  void logSession(int worker) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + port
                        + "/api/projects/"
                        + PROJECT
                        + "/commands/log-dialogue-session"))
            .header("Authorization", "Bearer " + token)
            .header("Command-Id", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    json.writeValueAsString(groups.get(worker).next())))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  @Override
  public void close() {
    http.close();
    service.close();
    Folders.delete(keys);
  }
}
