package se.delaktig.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a service says it answers to.
 *
 * @param service its address
 * @param path with its parameters in braces
 * @param body a body that is well-formed by the description; absent where there is none
 */
record Operation(String service, String method, String path, @Nullable JsonNode body) {
  private static final int DEEPEST = 6;

  /** All of a description, which is OpenAPI. */
  static List<Operation> all(String service, JsonNode described) {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : described.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode schema =
            method.getValue().at("/requestBody/content").path("application/json").path("schema");
        all.add(
            new Operation(
                service,
                method.getKey().toUpperCase(),
                path.getKey(),
                schema.isMissingNode() ? null : sample(schema, described, 0)));
      }
    }
    return all;
  }

  private static JsonNode sample(JsonNode schema, JsonNode described, int depth) {
    JsonNode ref = schema.get("$ref");
    if (ref != null) {
      return sample(described.at(ref.asString().substring(1)), described, depth + 1);
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(choice)) {
        return sample(schema.get(choice).get(0), described, depth + 1);
      }
    }
    JsonMapper json = JsonMapper.shared();
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (type(schema)) {
      case "object" -> {
        ObjectNode object = json.createObjectNode();
        if (depth < DEEPEST) {
          for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            object.set(property.getKey(), sample(property.getValue(), described, depth + 1));
          }
        }
        yield object;
      }
      case "array" -> {
        ArrayNode array = json.createArrayNode();
        if (depth < DEEPEST) {
          array.add(sample(schema.path("items"), described, depth + 1));
        }
        yield array;
      }
      case "integer", "number" -> json.getNodeFactory().numberNode(1);
      case "boolean" -> json.getNodeFactory().booleanNode(true);
      default ->
          json.getNodeFactory()
              .stringNode(
                  switch (schema.path("format").asString("")) {
                    case "date" -> "2019-11-18";
                    case "date-time" -> "2019-11-18T08:00:00Z";
                    default -> "x0123456789";
                  });
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String named = type.isArray() ? type.get(0).asString() : type.asString("");
    return named.isEmpty() && schema.has("properties") ? "object" : named;
  }
}
