package se.delaktig.kernel.handling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.ProgrammeJson;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keyed hash of a command's body, by which a repeated command is told from another one under
 * the same id. Keyed, since a body may hold a personnummer, which could be guessed from a plain
 * hash in the log.
 */
class CommandMac {
  private static final Logger LOG = LoggerFactory.getLogger(CommandMac.class);
  private static final int KEY_BYTES = 32;

  private final JsonMapper json =
      ProgrammeJson.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private final SecretKeySpec key;

  private CommandMac(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Reads the key from the keys folder, or makes it at the first start. */
  static CommandMac open(Path keysFolder) {
    Path file = keysFolder.resolve("command-body.key");
    try {
      Files.createDirectories(keysFolder);
      if (!Files.exists(file)) {
        create(file);
      }
      return new CommandMac(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the key " + file, e);
    }
  }

  /** Written whole before it bears its name, so that another service never reads half a key. */
  private static void create(Path file) throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    Path draft =
        Files.createTempFile(
            file.getParent(),
            "command-body",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, HexFormat.of().formatHex(fresh));
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      LOG.info("the key of command bodies was made by another service at the same moment");
    } finally {
      Files.delete(draft);
    }
  }

  String of(String ledger, ProgrammeCommand command) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ledger.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(ProgrammeCommand.nameOf(command.getClass()).getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(json.writeValueAsBytes(command)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
