"""Pairs of sentences in which the same word means two things, and words that mark either meaning.

Each pair has one sentence a meaning. They were written for this project, before anything was measured on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """`sentences` are of the first meaning and of the second, `poles` the words that mark them."""

    word: str
    poles: tuple[tuple[str, ...], tuple[str, ...]]
    sentences: tuple[str, str]


LINES = """
bank | river shore stream lake | money cash loan finance
  I sat on the bank of the river. | She withdrew cash from the bank.
  We moored the boat along the grassy bank. | The bank approved our loan last week.
bat | animal cave bird wings | baseball hit ball club
  A bat flew out of the dark cave at night. | He swung the bat and hit the ball over the fence.
  The bat hung upside down and ate insects. | The player gripped his wooden bat and waited for the pitch.
spring | winter season summer april | water well stream fountain
  The flowers bloom early in spring after a mild winter. | We drank cold water from the spring in the rocks.
  Birds return from the south every spring. | A clear spring bubbled up between the stones.
crane | bird heron stork wings | machine construction tower lift
  The crane spread its white wings and flew over the marsh. | The crane lifted steel beams onto the building site.
  A crane stood on one leg in the shallow water. | The workers used a crane to raise the heavy concrete.
match | fire flame candle burn | game team tournament football
  He struck a match and lit the candle. | Our team won the final match of the season.
  She dropped a burning match on the dry grass. | The football match ended two to one.
seal | animal ocean sea fish | stamp wax letter document
  The seal swam under the ice and caught a fish. | The king pressed his seal into the hot wax.
  A baby seal lay on the beach with its mother. | The official seal was printed on the document.
bark | tree wood oak branch | dog growl howl noise
  The bark of the old oak is rough and brown. | The loud bark of the dog woke the neighbors.
  Beetles were eating the bark off the tree. | We heard a bark and a growl behind the gate.
pitcher | baseball player team catcher | jug glass cup bottle
  The pitcher threw a fast ball past the batter. | She filled the pitcher with cold lemonade.
  The team traded its best pitcher to Boston. | A glass pitcher of water stood on the table.
rock | stone mountain cliff granite | music band guitar concert
  He climbed over a large rock on the mountain. | They play loud rock with two guitars and drums.
  A heavy rock rolled down the cliff. | She sings in a rock band every weekend.
mouse | rat animal cat cheese | computer keyboard click screen
  The cat chased a mouse across the kitchen floor. | He clicked the mouse to open the file on the screen.
  A small brown mouse ate the cheese. | My computer needs a new keyboard and a mouse.
palm | tree coconut beach tropical | hand finger wrist skin
  Coconuts fell from the palm on the tropical beach. | She held the coin in the palm of her hand.
  A tall palm grew beside the desert oasis. | The fortune teller read the lines on his palm.
nail | hammer screw wood wall | finger toe polish skin
  He hit the nail with a hammer. | She painted each nail on her finger red.
  A rusty nail stuck out of the board. | He bit the nail of his thumb when he was nervous.
ring | jewelry gold diamond wedding | boxing fight arena match
  He gave her a gold ring on their wedding day. | The boxer climbed into the ring for the fight.
  The diamond ring was too big for her finger. | The two fighters met in the middle of the ring.
plant | flower leaf garden tree | factory industry power machine
  The plant has green leaves and needs water. | The plant employs two hundred workers to build cars.
  She put the plant in a pot by the sunny window. | The power plant burns coal to make electricity.
organ | heart liver body kidney | piano music church instrument
  The heart is an organ that pumps blood. | He played a hymn on the organ in church.
  The surgeons removed the damaged organ from the patient. | The old organ filled the cathedral with music.
club | golf bat stick swing | dance party nightclub music
  He hit the golf ball with a long iron club. | We danced all night at a club downtown.
  She took a club from her golf bag and practiced her swing. | The band played late at a crowded club in the city.
chip | computer silicon processor circuit | potato snack food salt
  The new chip makes the computer twice as fast. | He dipped a potato chip in the salty sauce.
  The phone contains a tiny silicon chip. | She ate the last chip from the snack bowl.
deck | ship boat sail floor | cards poker game shuffle
  The sailors scrubbed the deck of the ship. | She shuffled the deck and dealt five cards.
  Passengers stood on the upper deck to watch the sea. | He pulled an ace from the deck of cards.
wave | sea ocean surf beach | hand greet gesture goodbye
  A huge wave crashed over the beach. | She gave a friendly wave with her hand to her neighbor.
  The surfer rode the last wave to the shore. | He answered our goodbye with a wave from the window.
trunk | tree wood branch bark | car luggage vehicle suitcase
  The trunk of the oak is three feet thick. | He put the suitcases in the trunk of the car.
  Moss grew on the trunk of the fallen tree. | The spare tire is in the trunk under the luggage.
cell | biology blood tissue body | prison jail prisoner guard
  Every cell in the body contains a nucleus. | The prisoner slept alone in his cell.
  The virus enters a blood cell and copies itself. | The guard locked the thief in a cell.
current | river water flow ocean | electricity voltage power wire
  The strong current carried the swimmer down the river. | The current flows through the copper wire to the lamp.
  The boat drifted with the ocean current. | Turn off the electric current before you touch the wires.
jam | strawberry bread sugar fruit | traffic road cars street
  She spread strawberry jam on her toast. | We were stuck in a traffic jam on the highway for hours.
  The jam was made from sugar and ripe plums. | An accident caused a long jam of cars on the road.
file | document folder computer paper | metal tool sharpen saw
  Save the file in the folder on your computer. | She smoothed the metal edge with a file.
  The lawyer opened the file and read the documents. | He sharpened the saw with a small steel file.
court | judge law trial lawyer | tennis basketball ball player
  The judge told the court that the trial was over. | The tennis player served from the back of the court.
  The lawyer went to court to defend his client. | They played basketball on an outdoor court.
"""
"""A word, and the words of its two poles; beneath it two pairs of sentences, the first meaning first."""


def _read(lines: str) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    word, poles = "", ((), ())  # type: tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]
    for line in lines.strip("\n").split("\n"):
        parts = [part.strip() for part in line.split("|")]
        if line.startswith(" "):
            pairs.append(Pair(word, poles, (parts[0], parts[1])))
        else:
            word, poles = parts[0], (tuple(parts[1].split()), tuple(parts[2].split()))
    return tuple(pairs)


PAIRS = _read(LINES)
