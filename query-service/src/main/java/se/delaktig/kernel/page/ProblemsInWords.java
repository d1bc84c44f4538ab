package se.delaktig.kernel.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says in problem details what is wrong and what to do, in the language of the request: the code is
 * for the program, the detail for whoever writes it.
 */
@RestControllerAdvice
class ProblemsInWords implements ResponseBodyAdvice<Object> {
  private final MessageSource messages;

  ProblemsInWords(MessageSource messages) {
    this.messages = messages;
  }

  /** Empty where the code says all that can be said. */
  Optional<String> detail(String code, Locale language) {
    return Optional.ofNullable(messages.getMessage("api.problem." + code, null, null, language));
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail problem && problem.getDetail() == null) {
      Map<String, Object> properties = problem.getProperties();
      if (properties != null && properties.get("code") instanceof String code) {
        detail(code, LocaleContextHolder.getLocale()).ifPresent(problem::setDetail);
      }
    }
    return body;
  }
}
