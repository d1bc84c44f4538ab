package se.delaktig.eventstore;

/** A listener's place; closing it ends the listening. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  @Override
  void close();
}
