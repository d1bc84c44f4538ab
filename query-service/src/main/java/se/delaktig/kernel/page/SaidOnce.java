package se.delaktig.kernel.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses a form that names a field in its address and in its body too. Servlets give both as one,
 * so that whoever made the address would have a say in what somebody else sends.
 */
@Component
final class SaidOnce extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getQueryString() == null
        || type == null
        || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
            && !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (inAddress(request.getQueryString()).entrySet().stream()
        .anyMatch(one -> said(request, one.getKey()) > one.getValue())) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static int said(HttpServletRequest request, String name) {
    String[] all = request.getParameterValues(name);
    return all == null ? 0 : all.length;
  }

  /** How often the address names each field, however the name is written. */
  private static Map<String, Integer> inAddress(String query) {
    Map<String, Integer> times = new HashMap<>();
    UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .forEach((name, values) ->
            times.merge(
                URLDecoder.decode(name, StandardCharsets.UTF_8), values.size(), Integer::sum));
    return times;
  }
}
