// A program of its own, bundled: first a promise is taken out of what the API stands on, then it starts as ever.
import './breakApi';
import '../../main';
