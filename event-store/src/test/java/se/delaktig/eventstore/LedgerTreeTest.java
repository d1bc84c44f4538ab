package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTreeTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void anEmptyTreeHasTheHashOfNothing() {
    assertThat(new LedgerTree().root())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void everyRootIsWhatTheDefinitionGives() {
    // beyond the leaves that are held together, and the second height of which hashes are held
    LedgerTree tree = tree(530);
    for (int size = 1; size <= 530; size++) {
      assertThat(tree.root(size)).as("size %d", size).isEqualTo(HEX.formatHex(defined(0, size)));
    }
  }

  @Test
  void everyConsistencyProofLeadsFromTheEarlierRootToTheLater() {
    LedgerTree tree = tree(40);
    for (int to = 1; to <= 40; to++) {
      for (int from = 1; from <= to; from++) {
        List<String> proof = tree.consistency(from, to);
        assertThat(leads(from, to, tree.root(from), tree.root(to), proof))
            .as("from %d to %d", from, to)
            .isTrue();
        if (from < to) {
          assertThat(leads(from, to, tree.root(to), tree.root(to), proof)).isFalse();
        }
      }
    }
  }

  @Test
  void everyInclusionProofLeadsFromTheCommitToTheRoot() {
    LedgerTree tree = tree(33);
    for (int size = 1; size <= 33; size++) {
      for (int number = 0; number < size; number++) {
        assertThat(rootBy(number, size, tree.inclusion(number, size))).isEqualTo(tree.root(size));
      }
    }
  }

  @Test
  void aProofInALedgerOfTenMillionIsBelowAKilobyte() {
    // the number of hashes follows from the sizes alone: at most one for each level and one more
    int levels = Long.SIZE - Long.numberOfLeadingZeros(10_000_000 - 1);
    assertThat((levels + 1) * 32).isLessThan(1024);

    LedgerTree tree = tree(10_000);
    int most = Long.SIZE - Long.numberOfLeadingZeros(10_000 - 1) + 1;
    assertThat(IntStream.rangeClosed(1, 10_000).mapToObj(from -> tree.consistency(from, 10_000)))
        .allSatisfy(proof -> assertThat(proof).hasSizeLessThanOrEqualTo(most));
  }

  @Test
  void whatIsNotThereIsRefused() {
    LedgerTree tree = tree(3);
    assertThatThrownBy(() -> tree.root(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static LedgerTree tree(int size) {
    LedgerTree tree = new LedgerTree();
    IntStream.range(0, size).forEach(i -> tree.add(HEX.formatHex(commit(i))));
    return tree;
  }

  private static byte[] commit(int number) {
    return sha256(ByteBuffer.allocate(4).putInt(number).array());
  }

  /** RFC 9162, section 2.1.1, word for word. */
  private static byte[] defined(int from, int count) {
    if (count == 1) {
      return sha256(new byte[] {0}, commit(from));
    }
    int left = 1;
    while (left * 2 < count) {
      left *= 2;
    }
    return sha256(new byte[] {1}, defined(from, left), defined(from + left, count - left));
  }

  /** RFC 9162, section 2.1.4.2. */
  private static boolean leads(
      long from, long to, String earlier, String later, List<String> proof) {
    if (from == to) {
      return proof.isEmpty() && earlier.equals(later);
    }
    List<String> path =
        Long.bitCount(from) == 1
            ? Stream.concat(Stream.of(earlier), proof.stream()).toList()
            : proof;
    long fn = from - 1;
    long sn = to - 1;
    while (fn % 2 == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    byte[] fr = HEX.parseHex(path.getFirst());
    byte[] sr = fr;
    for (String next : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      byte[] c = HEX.parseHex(next);
      if (fn % 2 == 1 || fn == sn) {
        fr = sha256(new byte[] {1}, c, fr);
        sr = sha256(new byte[] {1}, c, sr);
        while (fn % 2 == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = sha256(new byte[] {1}, sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && HEX.formatHex(fr).equals(earlier) && HEX.formatHex(sr).equals(later);
  }

  /** RFC 9162, section 2.1.3.2. */
  private static String rootBy(long number, long size, List<String> path) {
    long fn = number;
    long sn = size - 1;
    byte[] r = sha256(new byte[] {0}, commit((int) number));
    for (String next : path) {
      byte[] p = HEX.parseHex(next);
      if (fn % 2 == 1 || fn == sn) {
        r = sha256(new byte[] {1}, p, r);
        while (fn % 2 == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = sha256(new byte[] {1}, r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return HEX.formatHex(r);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
