package se.delaktig.personregister;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Master keys as Tink keyset files that only their owner can read. */
final class KeysFolder implements MasterKeys {
  static final String MASTER_KEYS = "person-register-master-keys.json";
  static final String FINGERPRINT_KEY = "person-register-fingerprint-key.json";
  static final String ERASED = "person-register-erased";
  private static final int FINGERPRINT_BYTES = 32;
  private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final OwnerOnlyFiles files;
  private final PrfSet fingerprints;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Loaded loaded;

  /** The master keys as last read from a file with this stamp, looked at when the clock was so. */
  private record Loaded(Aead aead, Object stamp, long lookedAt) {}

  private KeysFolder(OwnerOnlyFiles files) throws IOException, GeneralSecurityException {
    this.files = files;
    this.fingerprints =
        readKeyset(FINGERPRINT_KEY).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    this.loaded = load();
  }

  static KeysFolder open(Path folder) {
    try {
      OwnerOnlyFiles files = OwnerOnlyFiles.in(folder);
      files.alone(() -> {
        createUnlessThere(files, MASTER_KEYS, PredefinedAeadParameters.AES256_GCM);
        createUnlessThere(files, FINGERPRINT_KEY, PredefinedPrfParameters.HMAC_SHA256_PRF);
      });
      return new KeysFolder(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no usable master keys in " + folder, e);
    }
  }

  private static void createUnlessThere(OwnerOnlyFiles files, String name, Parameters parameters)
      throws IOException, GeneralSecurityException {
    if (!files.has(name)) {
      files.write(name, text(KeysetHandle.generateNew(parameters)));
    }
  }

  private static String text(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
  }

  private KeysetHandle readKeyset(String name) throws IOException, GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(files.read(name), InsecureSecretKeyAccess.get());
  }

  /** The stamp is taken first, so that a change in between is only read once more. */
  private Loaded load() throws IOException, GeneralSecurityException {
    Object stamp = files.stamp(MASTER_KEYS);
    Aead aead = readKeyset(MASTER_KEYS).getPrimitive(RegistryConfiguration.get(), Aead.class);
    return new Loaded(aead, stamp, System.nanoTime());
  }

  @Override
  public Aead wrapping() {
    return new Aead() {
      @Override
      public byte[] encrypt(byte[] plaintext, byte[] associatedData)
          throws GeneralSecurityException {
        return current().encrypt(plaintext, associatedData);
      }

      @Override
      public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
          throws GeneralSecurityException {
        Aead known = loaded.aead();
        try {
          return known.decrypt(ciphertext, associatedData);
        } catch (GeneralSecurityException maybeOfANewerKey) {
          Aead newest = newest();
          if (newest == known) {
            throw maybeOfANewerKey;
          }
          return newest.decrypt(ciphertext, associatedData);
        }
      }
    };
  }

  /** As last read, or newer when the last look at the file is too long ago. */
  private Aead current() throws GeneralSecurityException {
    Loaded known = loaded;
    return System.nanoTime() - known.lookedAt() < NANOS_BETWEEN_LOOKS ? known.aead() : newest();
  }

  private Aead newest() throws GeneralSecurityException {
    reading.lock();
    try {
      Loaded known = loaded;
      loaded =
          files.stamp(MASTER_KEYS).equals(known.stamp())
              ? new Loaded(known.aead(), known.stamp(), System.nanoTime())
              : load();
      return loaded.aead();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public byte[] fingerprint(String purpose, byte[] value) {
    byte[] prefix = (purpose + '\0').getBytes(StandardCharsets.UTF_8);
    byte[] input = new byte[prefix.length + value.length];
    System.arraycopy(prefix, 0, input, 0, prefix.length);
    System.arraycopy(value, 0, input, prefix.length, value.length);
    try {
      return fingerprints.computePrimary(input, FINGERPRINT_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot compute a keyed hash", e);
    }
  }

  @Override
  public void retireOlder() {
    try {
      files.alone(() -> {
        KeysetHandle all = readKeyset(MASTER_KEYS);
        KeysetHandle newest =
            KeysetHandle.newBuilder()
                .addEntry(
                    KeysetHandle.importKey(all.getPrimary().getKey())
                        .withFixedId(all.getPrimary().getId())
                        .makePrimary())
                .build();
        files.write(MASTER_KEYS, text(newest));
      });
      newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot destroy the older master keys", e);
    }
  }

  @Override
  public void noteErased(Collection<String> lines) {
    try {
      files.alone(() -> {
        Set<String> all = new LinkedHashSet<>(erasedLines());
        if (all.addAll(lines)) {
          files.write(ERASED, String.join("\n", all) + "\n");
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot note an erasure", e);
    }
  }

  @Override
  public Set<String> erased() {
    try {
      return new LinkedHashSet<>(erasedLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> erasedLines() throws IOException {
    return files.has(ERASED) ? files.read(ERASED).lines().toList() : List.of();
  }

  @Override
  public void rotate() {
    try {
      files.alone(() -> {
        KeysetHandle withNewest =
            KeysetHandle.newBuilder(readKeyset(MASTER_KEYS))
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        files.write(MASTER_KEYS, text(withNewest));
      });
      newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a new master key", e);
    }
  }
}
