# The framework and the scale, as pages, documents and reports name them.

## Meshes of the scale

mesh-0 = Beginner
mesh-1 = Novice 1
mesh-2 = Novice 2
mesh-3 = Independent 1
mesh-4 = Independent 2
mesh-5 = Advanced 1
mesh-6 = Advanced 2
mesh-7 = Expert 1
mesh-8 = Expert 2

## What a person in a mesh can do

mesh-meaning-0 = Discovers digital practices and needs guidance, even for simple steps.
mesh-meaning-1 = Performs a few simple and frequent steps by following an example or an instruction.
mesh-meaning-2 = Copes with the most common situations; asks for help as soon as they get complicated.
mesh-meaning-3 = Manages alone in common situations and understands their main rules.
mesh-meaning-4 = Chooses the tools alone and solves most ordinary difficulties without help.
mesh-meaning-5 = Deals with new situations, adapts methods and can help others.
mesh-meaning-6 = Combines several tools or notions to solve complex problems.
mesh-meaning-7 = Masters complex or rare situations, and knows how to teach and improve practices.
mesh-meaning-8 = Creates solutions for others, beyond what the test measures today.

## Areas

area-1 = 1. Information and data
area-2 = 2. Communication and collaboration
area-3 = 3. Content creation
area-4 = 4. Protection and security
area-5 = 5. Digital environment

## Competences

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
