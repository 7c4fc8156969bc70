### The certificate.

certificate-document = Certificate of digital skills of { $name }
certificates-document = Certificates of session { $session }
certificate-subject = Score, global level and levels in the 16 digital competences.
certificate-foot = Certificate { $code }
certificate-head = { $name } (certificate continued)
certificate-title = Certificate of digital skills
certificate-issued-to = This certificate is issued to
certificate-birth-date = Date of birth
certificate-birth-place = Place of birth
certificate-center = Certification center
certificate-center-address = Address of the center
certificate-signature-of = Signature of { $name }
certificate-appeal = To appeal against this result
certificate-certified-on = Date of certification
certificate-published-on = Date of publication

## The score

certificate-result = Result
certificate-score = Global score
certificate-score-of = out of { $most }
certificate-mesh = Global level
certificate-degraded = Degraded score: { $treated } of 32 questions were treated, without an acknowledged technical problem. The missing questions were counted as failed.
certificate-complete = Score not degraded: all 32 questions were treated within the time.
certificate-part-technical = Score not degraded: { $treated } of 32 questions were treated, and an acknowledged technical problem explains those that are missing.

## The reading grid

certificate-grid = Reading grid
certificate-grid-range = Score
certificate-grid-mesh = Global level
certificate-grid-meaning = What the person is able to do
certificate-grid-here = level reached

## The competences

certificate-profile = Levels in the 16 competences
certificate-profile-note = Each level, from 1 to 7, is estimated from the answers given in this competence and in the whole test. The likely level tells between which levels the person probably is: the wider it is, the less the test could learn about this competence.
certificate-col-competence = Competence
certificate-col-level = Level
certificate-col-bar = From 1 to 7
certificate-col-likely = Likely level
certificate-level-of = Level { $level } on a scale from 1 to 7
certificate-likely = { $low } to { $high }
certificate-legend = Full box: level reached. Line below the boxes: likely level.

## Verification

certificate-verify = Verify this certificate
certificate-verify-how = Anybody who is shown this certificate can make sure that it is genuine: scan the QR code, or enter the verification code at the address below.
certificate-code = Verification code
certificate-qr = QR code leading to the verification page: { $address }
certificate-record = Origin of the result
certificate-record-note = This result comes from a tamper-evident record of the test. Its fingerprint and the versions used allow it to be computed again.
certificate-fingerprint = Fingerprint of the record
certificate-bank = Question bank
certificate-scale = Scale
certificate-rule-set = Rules
