package se.delaktig.embeddedstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Keys in order, each with a value. It takes no place in the file before its first entry. */
final class Table {

  /** How many entries a reader takes before it lets a waiting writer in. */
  private static final int MOST_AT_ONCE = 256;

  private static final int FIRST_AT_ONCE = 8;

  private final StoreFile file;
  private String name;
  private volatile @Nullable MVMap<byte[], byte[]> map;

  record Entry(byte[] key, byte[] value) {}

  Table(StoreFile file, String name) {
    this.file = file;
    this.name = name;
    if (file.hasMap(name)) {
      map = file.map(name);
    }
  }

  long size() {
    MVMap<byte[], byte[]> open = map;
    return open == null ? 0 : open.sizeAsLong();
  }

  byte @Nullable [] get(byte[] key) {
    Lock lock = file.lock().readLock();
    lock.lock();
    try {
      MVMap<byte[], byte[]> open = map;
      return open == null ? null : open.get(key);
    } finally {
      lock.unlock();
    }
  }

  void put(byte[] key, byte[] value) {
    MVMap<byte[], byte[]> open = map;
    if (open == null) {
      open = file.map(name);
      map = open;
    }
    file.remember(this, key, open.put(key, value));
  }

  /** Whether there was such a key. */
  boolean remove(byte[] key) {
    MVMap<byte[], byte[]> open = map;
    byte[] before = open == null ? null : open.remove(key);
    if (before == null) {
      return false;
    }
    file.remember(this, key, before);
    return true;
  }

  void restore(byte[] key, byte @Nullable [] before) {
    MVMap<byte[], byte[]> open = map;
    if (open == null) {
      return;
    }
    if (before == null) {
      open.remove(key);
    } else {
      open.put(key, before);
    }
  }

  void renameTo(String newName) {
    MVMap<byte[], byte[]> open = map;
    if (open != null) {
      file.store().renameMap(open, newName);
    }
    name = newName;
  }

  void drop() {
    MVMap<byte[], byte[]> open = map;
    if (open != null) {
      file.store().removeMap(open);
      map = null;
    }
  }

  /**
   * The entries of a range. While this thread writes, they are those of the moment of the first
   * call; otherwise the range is read piece by piece, and entries that come or go meanwhile ahead
   * of the reader are seen or not seen.
   */
  Iterator<Entry> scan(KeyRange range, boolean descending) {
    return file.isWriting() ? new Snapshot(range, descending) : new Pieces(range, descending);
  }

  private @Nullable Cursor<byte[], byte[]> cursor(KeyRange range, boolean descending) {
    MVMap<byte[], byte[]> open = map;
    if (open == null) {
      return null;
    }
    return descending
        ? open.cursor(range.high(), range.low().length == 0 ? null : range.low(), true)
        : open.cursor(range.low().length == 0 ? null : range.low(), null, false);
  }

  private final class Snapshot implements Iterator<Entry> {

    private final KeyRange range;
    private final @Nullable Cursor<byte[], byte[]> cursor;
    private @Nullable Entry next;

    private final boolean descending;

    Snapshot(KeyRange range, boolean descending) {
      this.range = range;
      this.descending = descending;
      this.cursor = cursor(range, descending);
      advance();
    }

    private void advance() {
      next = null;
      while (cursor != null && cursor.hasNext()) {
        byte[] key = cursor.next();
        byte[] high = range.high();
        boolean beyondHigh = high != null && Arrays.compareUnsigned(key, high) >= 0;
        if (beyondHigh && descending) {
          // a descending cursor may begin at the high key, which is not part of the range
          continue;
        }
        if (!beyondHigh) {
          next = new Entry(key, cursor.getValue());
        }
        return;
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Entry next() {
      Entry entry = next;
      if (entry == null) {
        throw new NoSuchElementException();
      }
      advance();
      return entry;
    }
  }

  private final class Pieces implements Iterator<Entry> {

    private final boolean descending;
    private KeyRange rest;
    private Iterator<Entry> piece = List.<Entry>of().iterator();
    private boolean atEnd;
    private int atOnce = FIRST_AT_ONCE;

    Pieces(KeyRange range, boolean descending) {
      this.rest = range;
      this.descending = descending;
    }

    private void read() {
      List<Entry> entries = new ArrayList<>();
      Lock lock = file.lock().readLock();
      lock.lock();
      try {
        Iterator<Entry> scan = new Snapshot(rest, descending);
        while (entries.size() < atOnce && scan.hasNext()) {
          entries.add(scan.next());
        }
      } finally {
        lock.unlock();
      }
      if (entries.size() < atOnce) {
        atEnd = true;
      } else {
        byte[] last = entries.getLast().key();
        rest =
            descending
                ? new KeyRange(rest.low(), last)
                : new KeyRange(Arrays.copyOf(last, last.length + 1), rest.high());
      }
      piece = entries.iterator();
      atOnce = Math.min(2 * atOnce, MOST_AT_ONCE);
    }

    @Override
    public boolean hasNext() {
      while (!piece.hasNext() && !atEnd) {
        read();
      }
      return piece.hasNext();
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return piece.next();
    }
  }
}
