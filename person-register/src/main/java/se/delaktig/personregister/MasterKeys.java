package se.delaktig.personregister;

import com.google.crypto.tink.Aead;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/**
 * The keys that everything in the register hangs on, kept apart from its data. A folder of files by
 * default; a key management service fits behind the same interface, as Tink's clients for those
 * give an {@link Aead} too.
 */
public interface MasterKeys {

  /**
   * Opens the keys in a folder, and makes folder and keys where there are none. Several processes
   * may open the same folder, also for the first time.
   *
   * @param keysFolder never inside the data folder, so that a copy of the data tells nothing
   * @throws java.io.UncheckedIOException when the folder cannot be read or made
   * @throws IllegalStateException when a file in it is not what it should be
   */
  static MasterKeys open(Path keysFolder) {
    return KeysFolder.open(keysFolder);
  }

  /** Wraps keys with the newest master key; unwraps with whichever of them wrapped. */
  Aead wrapping();

  /**
   * A keyed hash (HMAC-SHA-256) by which a value is found again without being told. Its key is
   * never rotated, as hashes are kept where the values are not.
   *
   * @param purpose keeps the hashes of one use from being compared with those of another
   * @return 32 bytes
   */
  byte[] fingerprint(String purpose, byte[] value);

  /**
   * Makes a new master key the newest. What the older ones wrapped can still be read, here and in
   * every running process that uses the same keys.
   */
  void rotate();

  /**
   * Destroys all master keys but the newest. What still hangs on an older one, as in a copy of the
   * data that was taken before, can then be read by nobody.
   */
  void retireOlder();

  /**
   * Takes down what has been erased, beside the keys and so in no backup: whichever copy of the
   * data is opened with these keys later, what is on the list is erased from it first.
   *
   * @param lines one for each thing that is erased; random ids
   */
  void noteErased(Collection<String> lines);

  /** All that was ever taken down as erased. */
  Set<String> erased();
}
