package se.delaktig.eventstore;

/**
 * That a server tells of new commits by itself. It is a courtesy only: what is told may come twice
 * or late or not at all, so whoever listens still looks for itself, only less often.
 */
interface Announcements extends AutoCloseable {

  /** Of a server that tells nothing. */
  Announcements NONE =
      new Announcements() {
        @Override
        public boolean arrive() {
          return false;
        }

        @Override
        public void close() {}
      };

  /** Who is told. */
  @FunctionalInterface
  interface Listener {

    /**
     * A commit is there at this position, whoever has stored it; or, with {@link Long#MAX_VALUE},
     * whether announcements arrive has changed. Must return at once.
     */
    void announced(long position);
  }

  /** Whether they can be relied on for now. */
  boolean arrive();

  @Override
  void close();
}
