package se.delaktig.eventstore;

final class Texts {

  private Texts() {}

  static String required(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    return text;
  }
}
