package org.showpay.pin.code;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The codes that were given to handsets; rows are only ever added. */
interface IssuedCodes extends Repository<IssuedCodeRow, UUID> {

  IssuedCodeRow save(IssuedCodeRow code);
}
