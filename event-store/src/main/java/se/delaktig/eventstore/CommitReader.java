package se.delaktig.eventstore;

import java.util.List;

/** What a tail needs of a log. */
interface CommitReader {

  long head();

  List<Commit> readFrom(long position, int maxCommits);
}
