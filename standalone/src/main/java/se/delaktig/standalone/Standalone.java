package se.delaktig.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import se.delaktig.embeddedstore.FolderInUseException;
import se.delaktig.signin.Accounts;
import se.delaktig.standalone.Settings.BadSettingException;

/**
 * Starts everything in one JVM. With the argument {@code demo} the demonstration project is played
 * at the first start; without, the office is empty and a one-time link for its first administrator
 * is printed.
 */
public final class Standalone {
  private static final Duration FIRST_LINK = Duration.ofDays(2);

  private Standalone() {}

  public static void main(String[] args) throws Exception {
    try {
      run(
          Settings.from(System.getenv()),
          List.of(args).stream().anyMatch(List.of("demo", "demo-small")::contains),
          System.out);
    } catch (BadSettingException | FolderInUseException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Settings settings, boolean demo, PrintStream out) throws Exception {
    if (!demo) {
      Office office = Office.open(settings, InstantSource.system());
      stopWithTheProcess(office);
      out.println("Delaktig: " + settings.publicUrl());
      if (office.fromSignIn(Accounts.class).isEmpty()) {
        FirstAdministrator.invite(office, FIRST_LINK, out);
      }
      return;
    }
    DemoClock clock = DemoClock.in(settings.data());
    Office office = Office.open(settings, clock);
    stopWithTheProcess(office);
    DemoAccounts accounts = DemoAccounts.in(settings.data());
    DemoPlayer player = new DemoPlayer(office, clock, accounts);
    if (!player.played()) {
      Instant began = Instant.now();
      player.play();
      out.println("Demo: " + Duration.between(began, Instant.now()).toSeconds() + " s");
    }
    out.println("Delaktig: " + settings.publicUrl());
    accounts.print(out);
  }

  private static void stopWithTheProcess(Office office) {
    Runtime.getRuntime().addShutdownHook(new Thread(office::close, "stop"));
  }
}
