package se.delaktig.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.backup.OfficeCommand;
import se.delaktig.demo.DemoFolder;
import se.delaktig.demo.DemoSize;
import se.delaktig.signin.Accounts;

/**
 * Starts everything in one JVM. With the argument {@code demo} the whole demonstration project is
 * played at the first start, with {@code demo-small} one workplace of it; without, the office is
 * empty and a one-time link for its first administrator is printed. A folder in which a
 * demonstration has been played opens as that, however it is started. With one of {@link
 * OfficeCommand}'s words it does that to the office as a whole, and ends.
 */
public final class Standalone {
  private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
  private static final Duration FIRST_LINK = Duration.ofDays(2);

  private Standalone() {}

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    Optional<OfficeCommand> command = OfficeCommand.askedFor(arguments);
    try {
      Settings settings = Settings.from(System.getenv());
      if (command.isPresent()) {
        command
            .get()
            .run(arguments, settings.data(), settings.keys(), settings.mongoUri(), System.out);
      } else {
        run(settings, demo(arguments), System.out);
      }
    } catch (Throwable e) {
      if (command.isEmpty()) {
        System.err.println("Delaktig startade inte. / Delaktig did not start.");
      }
      // Of whatever kind: what has started already would keep the process alive.
      System.exit(failed(e));
    }
  }

  /** Says why, and answers with the process's exit code. */
  private static int failed(Throwable e) {
    Optional<String> why = StartFailure.inWords(e, System.getenv("DELAKTIG_MONGODB_URI"));
    if (why.isEmpty()) {
      LOG.error("it failed", e);
    }
    System.err.println(why.orElse(e.toString()));
    return why.isEmpty() ? 1 : 2;
  }

  private static Optional<DemoSize> demo(List<String> arguments) {
    Optional<DemoSize> demo = DemoSize.askedFor(arguments);
    if (arguments.size() > (demo.isPresent() ? 1 : 0)) {
      throw new BadSettingException(
          "Unknown: " + String.join(" ", arguments) + "\n" + OfficeCommand.USAGE);
    }
    return demo;
  }

  private static void run(Settings settings, Optional<DemoSize> demo, PrintStream out)
      throws IOException {
    settings.demandFreePorts();
    DemoFolder folder = new DemoFolder(settings.data(), settings.store());
    if (demo.isPresent() || folder.played()) {
      stopWithTheProcess(DemoStart.open(settings, demo.orElse(DemoSize.WHOLE), out));
      return;
    }
    if (folder.begun()) {
      throw new BadSettingException(
          settings.data()
              + " holds a demonstration that was not played to its end. Start it with demo, or"
              + " choose another DELAKTIG_DATA.");
    }
    Office office = Office.open(settings, InstantSource.system());
    stopWithTheProcess(office);
    out.println("Delaktig: " + settings.publicUrl());
    if (office.fromSignIn(Accounts.class).isEmpty()) {
      FirstAdministrator.invite(office, FIRST_LINK, out);
    }
    office.openDoors();
  }

  private static void stopWithTheProcess(Office office) {
    Runtime.getRuntime().addShutdownHook(new Thread(office::close, "stop"));
  }
}
