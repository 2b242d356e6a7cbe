package org.showpay.pin.notice;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are worded.
 *
 * @param timeZone the zone of the times that subscribers read
 */
@ConfigurationProperties("showpay")
record NoticeProperties(@DefaultValue("Asia/Seoul") ZoneId timeZone) {}
