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
mesh-0 = Beginner
mesh-1 = Novice 1
mesh-2 = Novice 2
mesh-3 = Independent 1
mesh-4 = Independent 2
mesh-5 = Advanced 1
mesh-6 = Advanced 2
mesh-7 = Expert 1
mesh-0-meaning = Discovers digital practices and needs guidance, even for simple steps.
mesh-1-meaning = Performs a few simple and frequent steps by following an example or an instruction.
mesh-2-meaning = Copes with the most common situations; asks for help as soon as they get complicated.
mesh-3-meaning = Manages alone in common situations and understands their main rules.
mesh-4-meaning = Chooses the tools alone and solves most ordinary difficulties without help.
mesh-5-meaning = Deals with new situations, adapts methods and can help others.
mesh-6-meaning = Combines several tools or notions to solve complex problems.
mesh-7-meaning = Masters complex or rare situations, and knows how to teach and improve practices.

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
area-1 = 1. Information and data
area-2 = 2. Communication and collaboration
area-3 = 3. Content creation
area-4 = 4. Protection and security
area-5 = 5. Digital environment
competence-1-1 = Information search and watch
competence-1-2 = Managing data
competence-1-3 = Processing data
competence-2-1 = Interacting
competence-2-2 = Sharing and publishing
competence-2-3 = Collaborating
competence-2-4 = Fitting into the digital world
competence-3-1 = Text documents
competence-3-2 = Multimedia documents
competence-3-3 = Adapting documents to their purpose
competence-3-4 = Programming
competence-4-1 = Securing the digital environment
competence-4-2 = Protecting personal data and privacy
competence-4-3 = Protecting health, well-being and the environment
competence-5-1 = Solving technical problems
competence-5-2 = Building a digital environment

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
