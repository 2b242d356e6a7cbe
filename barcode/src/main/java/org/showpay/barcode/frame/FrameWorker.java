package org.showpay.barcode.frame;

import org.showpay.barcode.finding.GreyPicture;
import org.showpay.contracts.paycode.SchemePrefix;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Int8Array;

/** A worker of a browser: is sent frames one at a time, and says what each one shows. */
public final class FrameWorker {

  private FrameWorker() {}

  /** Waits for frames. */
  public static void main(String[] args) {
    listen(FrameWorker::look);
  }

  private static JSObject look(Frame frame) {
    Int8Array colours = frame.getColours();
    byte[] bytes = new byte[colours.getLength()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = colours.get(i);
    }
    GreyPicture picture = GreyPicture.ofColours(bytes, frame.getWidth(), frame.getHeight());
    Viewfinder.Sight sight = new Viewfinder(new SchemePrefix(frame.getScheme())).look(picture);
    return told(sight.code(), sight.hint());
  }

  /** A frame as the page sends it. */
  interface Frame extends JSObject {

    @JSProperty
    Int8Array getColours();

    @JSProperty
    int getWidth();

    @JSProperty
    int getHeight();

    @JSProperty
    String getScheme();
  }

  /** What is done with a frame. */
  @JSFunctor
  interface Eye extends JSObject {
    JSObject look(Frame frame);
  }

  @JSBody(
      params = "eye",
      script = "self.onmessage = function (sent) { self.postMessage(eye(sent.data)); };")
  static native void listen(Eye eye);

  @JSBody(
      params = {"code", "hint"},
      script = "return {code: code, hint: hint};")
  static native JSObject told(String code, String hint);
}
