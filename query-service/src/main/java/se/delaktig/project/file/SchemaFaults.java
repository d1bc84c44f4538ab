package se.delaktig.project.file;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the schema finds, in the words of the pages. */
final class SchemaFaults {
  private SchemaFaults() {}

  static PlanFault of(Error error, Map<String, Integer> lines) {
    String path = error.getInstanceLocation().toString();
    String keyword = error.getKeyword();
    if (keyword == null || keyword.equals("false")) {
      return at(path, "not-here", lines);
    }
    return switch (keyword) {
      case "required" -> at(path + "/" + error.getProperty(), "missing", lines);
      case "additionalProperties" -> at(path + "/" + error.getProperty(), "unknown-field", lines);
      case "type" -> at(path, "type." + wanted(error.getSchemaNode()), lines);
      case "enum" -> at(path, "one-of", lines, listed(error.getSchemaNode()));
      case "const" -> at(path, "not-here", lines);
      case "format" -> at(path, "date", lines);
      case "pattern" -> at(path, pattern(path), lines);
      case "minimum", "exclusiveMinimum" -> at(path, "too-small", lines);
      case "maximum" -> at(path, "too-large", lines);
      case "minLength" -> at(path, "empty", lines);
      case "maxLength" -> at(path, "too-long", lines);
      case "minItems" -> at(path, "too-few", lines);
      case "uniqueItems" -> at(path, "twice", lines);
      default -> at(path, "other", lines);
    };
  }

  private static PlanFault at(
      String path, String code, Map<String, Integer> lines, Object... values) {
    return new PlanFault(PlanFiles.line(path, lines), path, code, List.of(values));
  }

  private static String wanted(JsonNode type) {
    JsonNode named = type.isObject() ? type.path("type") : type;
    return named.isString() ? named.stringValue() : "other";
  }

  private static String listed(JsonNode schema) {
    JsonNode values = schema.isObject() ? schema.path("enum") : schema;
    return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  private static String pattern(String path) {
    if (path.matches("/organisations/\\d+/number/value")) {
      return "organisation-number";
    }
    return path.equals("/number") ? "project-number" : "id";
  }
}
