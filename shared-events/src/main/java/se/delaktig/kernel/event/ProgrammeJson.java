package se.delaktig.kernel.event;

import java.io.InputStream;
import java.lang.reflect.Constructor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How the programme's words are written as JSON: in the log, between the services and to other
 * programs.
 */
public final class ProgrammeJson {
  private ProgrammeJson() {}

  /**
   * A mapper that writes an {@link Id} as its bare value, dates as ISO 8601, decimals exactly, and
   * refuses fields and codes it does not know.
   */
  public static JsonMapper mapper() {
    return builder().build();
  }

  /**
   * Reads what the program brings along as data.
   *
   * @throws tools.jackson.core.JacksonException when it is not of that form
   */
  public static <T> T read(InputStream json, Class<T> type) {
    return mapper().readValue(json, type);
  }

  /** The same mapper, still to be built, for those who add to it. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModule(ids())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
  }

  private static SimpleModule ids() {
    SimpleModule module = new SimpleModule("delaktig-ids");
    module.addSerializer(new BareId());
    module.setDeserializerModifier(
        new ValueDeserializerModifier() {
          @Override
          public ValueDeserializer<?> modifyDeserializer(
              DeserializationConfig config,
              BeanDescription.Supplier description,
              ValueDeserializer<?> deserializer) {
            Class<?> type = description.getBeanClass();
            return Id.class.isAssignableFrom(type) && type.isRecord()
                ? new FromBareId(type)
                : deserializer;
          }
        });
    module.addKeySerializer(Id.class, new IdAsKey());
    return module;
  }

  private static final class BareId extends StdSerializer<Id> {
    BareId() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator json, SerializationContext context) {
      json.writeString(id.value());
    }
  }

  private static final class IdAsKey extends StdSerializer<Id> {
    IdAsKey() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator json, SerializationContext context) {
      json.writeName(id.value());
    }
  }

  private static final class FromBareId extends StdDeserializer<Object> {
    private final Constructor<?> constructor;

    FromBareId(Class<?> type) {
      super(type);
      try {
        this.constructor = type.getConstructor(String.class);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("an id is a record of one text: " + type, e);
      }
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
      String text = json.getValueAsString();
      try {
        return constructor.newInstance(text);
      } catch (ReflectiveOperationException e) {
        throw malformed(context, text);
      }
    }

    private JacksonException malformed(DeserializationContext context, String text) {
      JavaType type = context.constructType(handledType());
      return context.weirdStringException(text, type.getRawClass(), "not an identifier");
    }
  }
}
