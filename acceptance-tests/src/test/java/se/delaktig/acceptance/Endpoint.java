package se.delaktig.acceptance;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/**
 * Something that a service answers to, as its controllers say.
 *
 * @param service {@code query}, {@code command} or {@code sign-in}
 * @param verb GET, POST ..., or ANY
 */
record Endpoint(String service, String verb, String pattern) implements Comparable<Endpoint> {
  /** All of the three services, sorted. */
  static List<Endpoint> all() {
    return needs().keySet().stream().sorted().toList();
  }

  /** All, each with something for the parameters without which it understands nothing. */
  static Map<Endpoint, Map<String, String>> needs() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scanner.findCandidateComponents("se.delaktig").stream()
        .map(BeanDefinition::getBeanClassName)
        .map(name -> ClassUtils.resolveClassName(name, null))
        .flatMap(Endpoint::in)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<Endpoint, Map<String, String>>> in(Class<?> controller) {
    List<String> prefixes =
        paths(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
    return Arrays.stream(controller.getDeclaredMethods())
        .flatMap(method ->
            Stream.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .flatMap(mapping ->
                    prefixes.stream()
                        .flatMap(prefix -> paths(mapping).stream().map(prefix::concat))
                        .flatMap(path ->
                            verbs(mapping)
                                .map(verb -> new Endpoint(service(controller), verb, path))))
                .map(endpoint -> Map.entry(endpoint, needed(method))));
  }

  private static Map<String, String> needed(Method method) {
    Map<String, String> needed = new LinkedHashMap<>();
    for (Parameter parameter : method.getParameters()) {
      RequestParam asked = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class);
      if (asked != null
          && asked.required()
          && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
          && parameter.getType() != MultipartFile.class) {
        String name = asked.value().isEmpty() ? parameter.getName() : asked.value();
        needed.put(name, something(parameter.getType()));
      }
    }
    return needed;
  }

  private static String something(Class<?> type) {
    if (type.isEnum()) {
      return ((Enum<?>) type.getEnumConstants()[0]).name();
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long" -> "1";
      case "LocalDate" -> "2019-11-18";
      case "LocalTime" -> "09:00";
      case "UUID" -> "5b1d7c1e-8a52-4a35-b2b0-1f6c1d0e9a01";
      default -> "2019-11";
    };
  }

  private static List<String> paths(@Nullable RequestMapping mapping) {
    return mapping == null || mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
  }

  private static Stream<String> verbs(RequestMapping mapping) {
    return mapping.method().length == 0
        ? Stream.of("ANY")
        : Arrays.stream(mapping.method()).map(Enum::name);
  }

  private static String service(Class<?> controller) {
    String name = controller.getPackageName();
    if (name.startsWith("se.delaktig.signin")) {
      return "sign-in";
    }
    return name.endsWith(".http") ? "command" : "query";
  }

  @Override
  public int compareTo(Endpoint other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return service + " " + pattern + " " + verb;
  }
}
