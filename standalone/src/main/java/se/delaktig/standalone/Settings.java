package se.delaktig.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How standalone is set up, from the environment.
 *
 * @param data the folder that holds everything but keys
 * @param keys the folder that holds the keys; never inside the data folder
 * @param mongoUri a real server; absent for the embedded store
 * @param fsync whether the store brought along waits for the disk before it acknowledges
 * @param compressed whether the store brought along compresses what it writes
 * @param signInPort 0 for a free one
 * @param publicUrl the pages' address as browsers see it
 * @param signInUrl the sign-in's, where it is not the pages' with another port
 */
record Settings(
    Path data,
    Path keys,
    @Nullable String mongoUri,
    boolean fsync,
    boolean compressed,
    int queryPort,
    int commandPort,
    int signInPort,
    Listening listening,
    URI publicUrl,
    @Nullable URI signInUrl) {

  /** The embedded store's own folder within the data folder. */
  Path store() {
    return data.resolve("store");
  }

  /**
   * The sign-in's address as browsers see it, which stands in every token.
   *
   * @param port where it listens
   */
  String signInAddress(int port) {
    return signInUrl != null
        ? signInUrl.toString()
        : publicUrl.getScheme() + "://" + publicUrl.getHost() + ":" + port;
  }

  /**
   * Finds out before anything is started that a port is taken.
   *
   * @throws BadSettingException when one is
   */
  void demandFreePorts() {
    listening.demandFree(queryPort, "DELAKTIG_QUERY_PORT");
    listening.demandFree(commandPort, "DELAKTIG_COMMAND_PORT");
    listening.demandFree(signInPort, "DELAKTIG_SIGN_IN_PORT");
  }

  static Settings from(Map<String, String> environment) {
    Path data = Path.of(text(environment, "DELAKTIG_DATA").orElse("delaktig-data"));
    data = data.toAbsolutePath().normalize();
    Path keys = Path.of(text(environment, "DELAKTIG_KEYS").orElse(data + "-keys"));
    keys = keys.toAbsolutePath().normalize();
    if (keys.startsWith(data)) {
      throw new BadSettingException(
          "DELAKTIG_KEYS must not lie in DELAKTIG_DATA: whoever copies the data would have the"
              + " keys");
    }
    int queryPort = port(environment, "DELAKTIG_QUERY_PORT", 8080);
    URI publicUrl =
        address(environment, "DELAKTIG_PUBLIC_URL")
            .orElse(URI.create("http://localhost:" + queryPort));
    Optional<URI> signInUrl = address(environment, "DELAKTIG_SIGN_IN_URL");
    int signInPort = port(environment, "DELAKTIG_SIGN_IN_PORT", 0);
    if (signInUrl.isPresent() && signInPort == 0) {
      throw new BadSettingException(
          "DELAKTIG_SIGN_IN_URL needs DELAKTIG_SIGN_IN_PORT: whatever leads from that address to"
              + " the sign-in must know where it listens");
    }
    return new Settings(
        data,
        keys,
        text(environment, "DELAKTIG_MONGODB_URI").orElse(null),
        onOrOff(environment, "DELAKTIG_FSYNC"),
        onOrOff(environment, "DELAKTIG_COMPRESSION"),
        queryPort,
        port(environment, "DELAKTIG_COMMAND_PORT", 8081),
        signInPort,
        Listening.at(text(environment, "DELAKTIG_BIND").orElse("localhost")),
        publicUrl,
        signInUrl.orElse(null));
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** On unless it is switched off. */
  private static boolean onOrOff(Map<String, String> environment, String name) {
    String text = text(environment, name).orElse("on");
    if (!text.equals("on") && !text.equals("off")) {
      throw new BadSettingException(name + " must be on or off, not " + text);
    }
    return text.equals("on");
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String text = text(environment, name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new BadSettingException(name + " must be a port from 0 to 65535, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** An address without a path: pages and sign-in are each the whole of a host's port. */
  private static Optional<URI> address(Map<String, String> environment, String name) {
    return text(environment, name)
        .map(text -> {
          if (!text.matches("https?://[^/?#@\\s]+/?") || hostOf(text).isEmpty()) {
            throw new BadSettingException(
                name + " must be like https://delaktig.example, without a path, not " + text);
          }
          return URI.create(text.replaceFirst("/$", ""));
        });
  }

  private static Optional<String> hostOf(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getHost());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
