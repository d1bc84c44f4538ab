package se.delaktig.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.demo.DemoSize;
import se.delaktig.embeddedstore.FolderInUseException;
import se.delaktig.signin.Accounts;
import se.delaktig.standalone.Settings.BadSettingException;

/**
 * Starts everything in one JVM. With the argument {@code demo} the whole demonstration project is
 * played at the first start, with {@code demo-small} one workplace of it; without, the office is
 * empty and a one-time link for its first administrator is printed.
 */
public final class Standalone {
  private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
  private static final Duration FIRST_LINK = Duration.ofDays(2);

  private Standalone() {}

  public static void main(String[] args) {
    try {
      run(Settings.from(System.getenv()), DemoSize.askedFor(List.of(args)), System.out);
    } catch (BadSettingException | FolderInUseException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException | RuntimeException e) {
      // What has started already would keep the process alive.
      LOG.error("the start failed", e);
      System.exit(1);
    }
  }

  private static void run(Settings settings, Optional<DemoSize> demo, PrintStream out)
      throws IOException {
    if (demo.isPresent()) {
      stopWithTheProcess(DemoStart.open(settings, demo.get(), out));
      return;
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
