package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What every page gets: the language that was asked for, and its frame. */
@Configuration(proxyBeanMethods = false)
class PageMvc implements WebMvcConfigurer {
  private final FrameRoundPage frameRoundPage;

  PageMvc(Frames frames, Fmt fmt, Words words, Typed typed, CommandIds commandIds) {
    frameRoundPage =
        new FrameRoundPage(
            frames, Map.of("fmt", fmt, "words", words, "typed", typed, "commandIds", commandIds));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/start");
    registry.addRedirectViewController("/logga-in", PageSecurity.SIGN_IN);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LanguageChoice());
    registry.addInterceptor(frameRoundPage);
  }

  /** {@code ?lang=en} or {@code ?lang=sv} on any page changes the language and is remembered. */
  private static final class LanguageChoice implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      var language = PageTexts.language(request.getParameter("lang"));
      var resolver = RequestContextUtils.getLocaleResolver(request);
      if (language != null && resolver != null) {
        resolver.setLocale(request, response, language);
      }
      return true;
    }
  }

  private static final class FrameRoundPage implements HandlerInterceptor {
    private final Frames frames;
    private final Map<String, Object> tools;

    /**
     * @param tools what templates write with, as variables: Thymeleaf allows no beans in the
     *     arguments of a fragment
     */
    FrameRoundPage(Frames frames, Map<String, Object> tools) {
      this.frames = frames;
      this.tools = tools;
    }

    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page == null || page.getViewName() == null) {
        return;
      }
      if (!page.getViewName().startsWith("redirect:")) {
        page.getModel().putAll(tools);
        page.getModel().put("frame", frames.of(request));
        page.getModel().putIfAbsent("errors", FormErrors.none());
      }
    }
  }
}
