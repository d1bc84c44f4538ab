package se.delaktig.eventstore;

/** The unique key of an event: {@code stream|seq}. */
final class Keys {

  private Keys() {}

  static String of(String stream, long seq) {
    return stream + '|' + seq;
  }

  static String stream(String key) {
    return key.substring(0, key.lastIndexOf('|'));
  }

  static long seq(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('|') + 1));
  }
}
