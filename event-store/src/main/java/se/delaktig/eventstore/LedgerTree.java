package se.delaktig.eventstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree over a ledger's commits (RFC 9162, section 2.1): its leaves are the commits'
 * hashes in the ledger's order. One root stands for all of them, and a few hashes prove that a
 * later tree has only added to an earlier one. Only grows. To be used by one thread at a time.
 */
public final class LedgerTree {
  private static final int HASH = 32;
  private static final HexFormat HEX = HexFormat.of();

  /**
   * Only every fourth height is held: those between have nearly as many hashes as the leaves, and
   * each is soon reckoned from at most eight below.
   */
  private static final int HEIGHTS = 4;

  /**
   * The hashes of the whole subtrees of the heights that are held, one after the other, from the
   * leaves up.
   */
  private final List<Hashes> levels = new ArrayList<>();

  /** The whole subtrees at the right edge, one of a height at most, by height. */
  private final List<byte @Nullable []> edge = new ArrayList<>();

  private final MessageDigest digest = sha256();

  /** Hashes without an object each, and without room for others: a ledger can have millions. */
  private static final class Hashes {
    private static final int IN_A_PART = 256;

    private final List<byte[]> parts = new ArrayList<>();
    private long count;

    void add(byte[] hash) {
      int at = (int) (count % IN_A_PART);
      if (at == 0) {
        parts.add(new byte[IN_A_PART * HASH]);
      }
      System.arraycopy(hash, 0, parts.getLast(), at * HASH, HASH);
      count++;
    }

    byte[] get(long index) {
      int from = (int) (index % IN_A_PART) * HASH;
      return Arrays.copyOfRange(parts.get(Math.toIntExact(index / IN_A_PART)), from, from + HASH);
    }
  }

  /** An empty tree. */
  public LedgerTree() {
    levels.add(new Hashes());
  }

  /** How many commits it stands for. */
  public long size() {
    return levels.getFirst().count;
  }

  /**
   * Adds the ledger's next commit.
   *
   * @param commitHash its hash, 64 hexadecimal digits
   */
  public void add(String commitHash) {
    digest.update((byte) 0);
    byte[] hash = digest.digest(HEX.parseHex(commitHash));
    for (int height = 0; ; height++) {
      hold(height, hash);
      if (edge.size() == height) {
        edge.add(null);
      }
      byte[] left = edge.get(height);
      if (left == null) {
        edge.set(height, hash);
        return;
      }
      edge.set(height, null);
      hash = node(left, hash);
    }
  }

  private void hold(int height, byte[] hash) {
    if (height % HEIGHTS == 0) {
      if (levels.size() == height / HEIGHTS) {
        levels.add(new Hashes());
      }
      levels.get(height / HEIGHTS).add(hash);
    }
  }

  /** The root over all commits, 64 hexadecimal digits; of an empty tree the hash of nothing. */
  public String root() {
    return root(size());
  }

  /**
   * The root as it was when the tree had this many commits.
   *
   * @param size from 0 to {@link #size()}
   */
  public String root(long size) {
    demand(size >= 0 && size <= size(), "no such size: " + size);
    return HEX.formatHex(size == 0 ? digest.digest() : over(0, size));
  }

  /**
   * What proves that the tree of one size extends that of another (RFC 9162, section 2.1.4.1).
   *
   * @param from the smaller size, at least 1
   * @param to the larger one, at most {@link #size()}
   * @return 64 hexadecimal digits each; none where both are the same
   */
  public List<String> consistency(long from, long to) {
    demand(from >= 1 && from <= to && to <= size(), "no proof from " + from + " to " + to);
    List<byte[]> proof = new ArrayList<>();
    prove(from, 0, to, true, proof);
    return proof.stream().map(HEX::formatHex).toList();
  }

  /**
   * What proves that a commit is in the tree of a size (RFC 9162, section 2.1.3.1).
   *
   * @param number the commit's number in the ledger, from 0
   */
  public List<String> inclusion(long number, long size) {
    demand(number >= 0 && number < size && size <= size(), "no commit " + number + " in " + size);
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    long count = size;
    while (count > 1) {
      long left = largestPowerBelow(count);
      if (number < from + left) {
        path.add(over(from + left, count - left));
        count = left;
      } else {
        path.add(over(from, left));
        from += left;
        count -= left;
      }
    }
    return path.reversed().stream().map(HEX::formatHex).toList();
  }

  private void prove(long known, long from, long count, boolean whole, List<byte[]> proof) {
    if (known == count) {
      if (!whole) {
        proof.add(over(from, count));
      }
      return;
    }
    long left = largestPowerBelow(count);
    if (known <= left) {
      prove(known, from, left, whole, proof);
      proof.add(over(from + left, count - left));
    } else {
      prove(known - left, from + left, count - left, false, proof);
      proof.add(over(from, left));
    }
  }

  /** The hash over leaves that begin where a whole subtree does. */
  private byte[] over(long from, long count) {
    int height = Long.numberOfTrailingZeros(count);
    if (Long.bitCount(count) == 1 && height % HEIGHTS == 0) {
      return levels.get(height / HEIGHTS).get(from >> height);
    }
    long left = largestPowerBelow(count);
    return node(over(from, left), over(from + left, count - left));
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  private static long largestPowerBelow(long count) {
    return Long.highestOneBit(count - 1);
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
