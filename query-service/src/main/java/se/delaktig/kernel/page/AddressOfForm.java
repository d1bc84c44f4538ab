package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * A form that was refused is shown at the address it was sent to. Whoever opens that address, by
 * the other language's link or by hand, is led to the page above it.
 */
@ControllerAdvice
class AddressOfForm {
  private static final String PAGES = "/projekt/";

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ResponseEntity<Void> opened(
      HttpRequestMethodNotSupportedException refused, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    String path = request.getRequestURI();
    if (!request.getMethod().equals(HttpMethod.GET.name()) || !path.startsWith(PAGES)) {
      throw refused;
    }
    String above = path.substring(0, path.lastIndexOf('/'));
    String query = request.getQueryString();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(query == null ? above : above + "?" + query))
        .build();
  }
}
