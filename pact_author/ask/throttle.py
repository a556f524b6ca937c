"""How many calls may be under way: fewer after the endpoint complained, slowly more while it does not."""


class Throttle:
    """most: what the user allows. width: what is allowed now. round: changes when the width is cut."""

    def __init__(self, most: int) -> None:
        self.most = self.width = most
        self.round = 0
        self._clean = 0

    def answered(self) -> None:
        """A call went well; as many in a row as are under way at once make room for one more."""
        self._clean += 1
        if self._clean >= self.width < self.most:
            self.width += 1
            self._clean = 0

    def limited(self, sent_in: int) -> bool:
        """A call that was sent in some round met the limit; the first of each round halves the width, and says so."""
        self._clean = 0
        if sent_in != self.round:
            return False  # it was under way before the last cut, and says nothing new
        self.width = max(1, self.width // 2)
        self.round += 1
        return True
