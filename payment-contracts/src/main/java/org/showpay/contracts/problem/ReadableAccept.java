package org.showpay.contracts.problem;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller takes, by its {@code Accept} field. One that nobody can read says nothing: were it
 * an error, no error could be told, not even another one.
 */
final class ReadableAccept implements ContentNegotiationStrategy {

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
    try {
      return header.resolveMediaTypes(request);
    } catch (HttpMediaTypeNotAcceptableException unreadable) {
      return MEDIA_TYPE_ALL_LIST;
    }
  }
}
