package se.delaktig.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How standalone is set up, from the environment.
 *
 * @param data the folder that holds everything but keys
 * @param keys the folder that holds the keys; never inside the data folder
 * @param mongoUri a real server; absent for the embedded store
 * @param signInPort 0 for a free one
 */
record Settings(
    Path data,
    Path keys,
    @Nullable String mongoUri,
    int queryPort,
    int commandPort,
    int signInPort,
    String bind,
    String publicUrl) {

  /** The embedded store's own folder within the data folder. */
  Path store() {
    return data.resolve("store");
  }

  static Settings from(Map<String, String> environment) {
    Path data =
        Path.of(environment.getOrDefault("DELAKTIG_DATA", "delaktig-data"))
            .toAbsolutePath()
            .normalize();
    Path keys =
        Path.of(environment.getOrDefault("DELAKTIG_KEYS", data + "-keys"))
            .toAbsolutePath()
            .normalize();
    if (keys.startsWith(data)) {
      throw new BadSettingException(
          "DELAKTIG_KEYS must not lie in DELAKTIG_DATA: whoever copies the data would have the"
              + " keys");
    }
    int queryPort = port(environment, "DELAKTIG_QUERY_PORT", 8080);
    return new Settings(
        data,
        keys,
        environment.get("DELAKTIG_MONGODB_URI"),
        queryPort,
        port(environment, "DELAKTIG_COMMAND_PORT", 8081),
        port(environment, "DELAKTIG_SIGN_IN_PORT", 0),
        environment.getOrDefault("DELAKTIG_BIND", "localhost"),
        environment.getOrDefault("DELAKTIG_PUBLIC_URL", "http://localhost:" + queryPort));
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, Integer.toString(otherwise)).strip();
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new BadSettingException(name + " must be a port from 0 to 65535, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** A setting cannot be what it is; the message says what to change. */
  static final class BadSettingException extends RuntimeException {
    BadSettingException(String message) {
      super(message);
    }
  }
}
