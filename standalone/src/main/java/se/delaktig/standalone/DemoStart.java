package se.delaktig.standalone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.page.ReminderRounds;
import se.delaktig.demo.DemoAccounts;
import se.delaktig.demo.DemoAccounts.DemoAccount;
import se.delaktig.demo.DemoClock;
import se.delaktig.demo.DemoFolder;
import se.delaktig.demo.DemoIds;
import se.delaktig.demo.DemoSize;
import se.delaktig.demo.Demonstration;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.view.Views;
import se.delaktig.personregister.Contacts;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.signin.Account;
import se.delaktig.signin.Accounts;

/** Opens the office of a demonstration, which is played at its first start. */
final class DemoStart {
  private static final Duration VIEWS_AT_MOST = Duration.ofMinutes(5);

  private final Backstage backstage;
  private final DemoAccounts accounts;
  private final DemoClock clock;

  private DemoStart(Backstage backstage, DemoAccounts accounts, DemoClock clock) {
    this.backstage = backstage;
    this.accounts = accounts;
    this.clock = clock;
  }

  static Office open(Settings settings, DemoSize size, PrintStream out) throws IOException {
    DemoFolder folder = new DemoFolder(settings.data(), settings.store());
    if (folder.played()) {
      folder.end();
      DemoClock clock = DemoClock.in(settings.data());
      Office office = Office.open(settings, clock);
      print(settings, DemoAccounts.in(settings.data()), out);
      office.openDoors();
      return office;
    }
    if (!folder.begin()) {
      throw new BadSettingException(
          settings.data()
              + " holds an office that is no demonstration; choose another DELAKTIG_DATA");
    }
    out.println("Demo: spelas upp / is being played ...");
    DemoClock clock = DemoClock.in(settings.data());
    DemoIds ids = DemoIds.seeded(Demonstration.SEED);
    Backstage backstage = Backstage.open(settings, clock, ids);
    Instant began = Instant.now();
    try {
      DemoAccounts accounts = DemoAccounts.in(settings.data());
      long last = new DemoStart(backstage, accounts, clock).play(size);
      ids.trulyRandomFromNowOn();
      backstage.played();
      Office office = openOnTo(backstage, last);
      clock.runOnFrom(Demonstration.now());
      office.fromQueries(ReminderRounds.class).round();
      folder.end();
      // The playing took more memory than the program needs from now on.
      System.gc();
      out.println("Demo: " + Duration.between(began, Instant.now()).toSeconds() + " s");
      print(settings, accounts, out);
      office.openDoors();
      return office;
    } catch (IOException | RuntimeException e) {
      backstage.close();
      throw e;
    }
  }

  /** Only now, so that the views take it all up at once instead of after each command. */
  private static Office openOnTo(Backstage backstage, long last) {
    Office office = Office.open(backstage);
    if (!office.fromQueries(Views.class).await(last, VIEWS_AT_MOST)) {
      office.close();
      throw new IllegalStateException("the views did not catch up with the demonstration");
    }
    return office;
  }

  private static void print(Settings settings, DemoAccounts accounts, PrintStream out) {
    out.println("Delaktig: " + settings.publicUrl());
    accounts.print(out);
  }

  private long play(DemoSize size) {
    // Until the first command says when it is, it is the project's first day.
    clock.standAt(Demonstration.firstMorning());
    Map<Role, ActorId> actors = openAccounts();
    return Demonstration.play(
        size,
        backstage.fromCommands(CommandDesk.class)::submitNew,
        backstage.fromCommands(PersonRegister.class)::actor,
        this::keep,
        actors,
        clock);
  }

  private FileId keep(byte[] pdf) {
    try {
      return new FileId(
          backstage
              .fromCommands(PersonRegister.class)
              .files()
              .keep(Demonstration.PROJECT, "application/pdf", new ByteArrayInputStream(pdf))
              .id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Role, ActorId> openAccounts() {
    Accounts signIn = backstage.fromSignIn(Accounts.class);
    PersonRegister register = backstage.fromCommands(PersonRegister.class);
    // Hashing a password takes long on purpose; the actors' ids must come in the same order always.
    Map<Role, Account> opened =
        accounts.all().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    DemoAccount::role,
                    demo -> signIn.create(demo.username(), demo.displayName(), demo.password())));
    Map<Role, ActorId> actors = new EnumMap<>(Role.class);
    for (DemoAccount demo : accounts.all()) {
      String ledger =
          demo.role() == Role.SYSTEM_ADMINISTRATOR
              ? CommandDesk.OFFICE
              : Demonstration.PROJECT.value();
      Account account = Objects.requireNonNull(opened.get(demo.role()));
      actors.put(demo.role(), register.actor(ledger, account.subject(), demo.displayName()));
      Contacts.Contact contact =
          register.contacts().say(account.subject(), demo.username() + "@example.org", null, "sv");
      register.contacts().confirm(contact.code(), Demonstration.firstMorning());
    }
    return actors;
  }
}
