package org.showpay.contracts.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the data of a task as JSON, so that rows outlive a release and a person can read them. */
final class JsonTaskData implements Serializer {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public byte[] serialize(Object data) {
    return JSON.writeValueAsBytes(data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] json) {
    return JSON.readValue(json, type);
  }
}
