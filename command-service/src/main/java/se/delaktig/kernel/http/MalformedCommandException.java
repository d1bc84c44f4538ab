package se.delaktig.kernel.http;

import java.util.List;

/** What was sent is not a command: a field is missing, too long or not of its kind. */
final class MalformedCommandException extends RuntimeException {
  private final String code;
  private final transient List<Problems.FieldFault> faults;

  MalformedCommandException(String code, List<Problems.FieldFault> faults) {
    super(code, null, false, false);
    this.code = code;
    this.faults = faults;
  }

  String code() {
    return code;
  }

  List<Problems.FieldFault> faults() {
    return faults;
  }
}
