package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysFolderTest {
  private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BOUND = "to this".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void keys_are_made_once_and_read_ever_after() throws Exception {
    MasterKeys first = MasterKeys.open(folder.resolve("keys"));
    MasterKeys second = MasterKeys.open(folder.resolve("keys"));

    byte[] wrapped = first.wrapping().encrypt(SECRET, BOUND);

    assertThat(second.wrapping().decrypt(wrapped, BOUND)).isEqualTo(SECRET);
    assertThat(second.fingerprint("use", SECRET)).isEqualTo(first.fingerprint("use", SECRET));
    assertThat(second.fingerprint("use", SECRET)).hasSize(32);
    assertThat(second.fingerprint("other", SECRET)).isNotEqualTo(first.fingerprint("use", SECRET));
    assertThat(MasterKeys.open(folder.resolve("others")).fingerprint("use", SECRET))
        .isNotEqualTo(first.fingerprint("use", SECRET));
  }

  @Test
  void what_is_wrapped_for_one_cannot_be_unwrapped_for_another() throws Exception {
    Aead wrapping = MasterKeys.open(folder).wrapping();
    byte[] wrapped = wrapping.encrypt(SECRET, BOUND);

    assertThatThrownBy(() -> wrapping.decrypt(wrapped, SECRET))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void only_the_owner_can_read_the_files() throws Exception {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path keys = folder.resolve("keys");
    MasterKeys.open(keys).rotate();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
    assertThat(permissions(keys)).isNotEmpty().containsOnly("rw-------");

    // as after a careless copy
    Path master = keys.resolve(KeysFolder.MASTER_KEYS);
    Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r--r--"));
    MasterKeys.open(keys);
    assertThat(permissions(keys)).containsOnly("rw-------");
  }

  private static List<String> permissions(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> {
            try {
              return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  @Test
  void after_rotation_old_and_new_are_read_also_by_those_already_running() throws Exception {
    MasterKeys running = MasterKeys.open(folder);
    MasterKeys rotating = MasterKeys.open(folder);
    byte[] before = running.wrapping().encrypt(SECRET, BOUND);
    byte[] fingerprint = running.fingerprint("use", SECRET);

    rotating.rotate();
    byte[] after = rotating.wrapping().encrypt(SECRET, BOUND);

    // Tink begins what it wraps with the key's id
    assertThat(head(after)).isNotEqualTo(head(before));
    for (MasterKeys keys : List.of(running, rotating, MasterKeys.open(folder))) {
      assertThat(keys.wrapping().decrypt(before, BOUND)).isEqualTo(SECRET);
      assertThat(keys.wrapping().decrypt(after, BOUND)).isEqualTo(SECRET);
      assertThat(keys.fingerprint("use", SECRET)).isEqualTo(fingerprint);
    }
    assertThat(head(running.wrapping().encrypt(SECRET, BOUND))).isEqualTo(head(after));
  }

  private static byte[] head(byte[] wrapped) {
    return java.util.Arrays.copyOf(wrapped, 5);
  }

  @Test
  void many_who_open_a_new_folder_at_once_get_the_same_keys() throws Exception {
    Path keys = folder.resolve("keys");
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> opening =
          java.util.Collections.nCopies(
              8,
              () ->
                  java.util.HexFormat.of()
                      .formatHex(MasterKeys.open(keys).fingerprint("use", SECRET)));
      var fingerprints = new java.util.HashSet<String>();
      for (Future<String> opened : threads.invokeAll(opening)) {
        fingerprints.add(opened.get());
      }
      assertThat(fingerprints).hasSize(1);
    }
  }

  @Test
  void a_damaged_key_file_is_not_replaced_but_refused() throws Exception {
    MasterKeys.open(folder);
    Path master = folder.resolve(KeysFolder.MASTER_KEYS);
    Files.writeString(master, "{}");

    assertThatThrownBy(() -> MasterKeys.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no usable master keys");
    assertThat(master).hasContent("{}");
  }
}
