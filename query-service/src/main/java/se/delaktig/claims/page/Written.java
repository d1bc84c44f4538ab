package se.delaktig.claims.page;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** A table's rows, each made when it is written: there may be more than can be held at once. */
final class Written<T, R> extends AbstractList<R> implements RandomAccess {
  private final List<T> things;
  private final Function<T, R> row;

  private Written(List<T> things, Function<T, R> row) {
    this.things = things;
    this.row = row;
  }

  /** A row for each of some things. */
  static <T, R> List<R> from(List<T> things, Function<T, R> row) {
    return new Written<>(things, row);
  }

  @Override
  public R get(int index) {
    return row.apply(things.get(index));
  }

  @Override
  public int size() {
    return things.size();
  }
}
