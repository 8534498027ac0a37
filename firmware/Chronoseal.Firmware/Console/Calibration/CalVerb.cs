using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Calibration
{
    /// <summary>Shows and changes what is known of the sensors' calibration. A change is saved and takes effect in one go, between two epochs.</summary>
    public sealed class CalVerb : IVerb
    {
        private const int FirstPair = 3;

        private readonly Node _node;
        private readonly ConfigurationStore _store;

        /// <summary>Makes the verb for a node.</summary>
        public CalVerb(Node node)
        {
            _node = node;
            _store = node.Configuration;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "cal"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get
            {
                return "cal list\n"
                    + "cal set SENSOR\n"
                    + "cal set SENSOR [cert=ID] [date=YYYY-MM-DD] [due=YYYY-MM-DD] [QUANTITY-offset=NUMBER] [QUANTITY-slope=NUMBER]";
            }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows and changes calibration certificates and corrections; 'cal set' saves at once and is told in frames."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            string[] sensors = Schema.Spec((int)Setting.Sensors).Choices;
            if (words[1] == "list" && words.Count == 2)
            {
                for (int i = 0; i < sensors.Length; i++)
                {
                    answer.Row();
                    Show(CalibrationPlace.Of(sensors[i]), answer);
                }
            }
            else if (words[1] == "set" && words.Count >= FirstPair)
            {
                CalibrationPlace place = CalibrationPlace.Of(words[2]);
                if (place == null)
                {
                    answer.Fail(Outcome.OutOfRange, "no such sensor; 'cal list' names them all");
                }
                else if (words.Count > FirstPair)
                {
                    Set(place, words, answer);
                }
                else
                {
                    answer.Block();
                    Show(place, answer);
                }
            }
            else
            {
                answer.Misuse(this);
            }
        }

        private void Show(CalibrationPlace place, Answer answer)
        {
            new CalibrationView(_node, place).Show(answer);
        }

        // All of it or nothing: what is wrong is found before anything is kept.
        private void Set(CalibrationPlace place, Words words, Answer answer)
        {
            var set = new SettingSet();
            set.CopyFrom(_store.Saved);
            string fault = Write(set, place, words);
            if (fault.Length > 0)
            {
                answer.Fail(Outcome.OutOfRange, fault);
                return;
            }

            long generation = _store.Generation;
            Outcome outcome = _store.Save(set);
            if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, _store.Message);
                return;
            }

            // What else was changed and not saved stays so.
            Write(_store.Working, place, words);
            bool restarts = ConfigurationChange.TakeEffect(_node);
            answer.Block();
            Show(place, answer);
            answer.Put("generation", _store.Generation);
            answer.Put("restart", restarts);
            if (restarts)
            {
                answer.Succeed("Restarting");
            }

            answer.Say(restarts ? "Saved; the node restarts to make it take effect."
                : _store.Generation == generation ? "Nothing is changed by that."
                : "Saved; it takes effect between two epochs, and an event frame tells of it.");
        }

        // What is wrong, cause and remedy; empty if nothing.
        private string Write(SettingSet set, CalibrationPlace place, Words words)
        {
            for (int i = FirstPair; i < words.Count; i++)
            {
                string word = words[i];
                int equals = word.IndexOf('=');
                if (equals < 1 || !place.TryFind(word.Substring(0, equals), out int setting))
                {
                    return "this sensor has no such value to set; use 'cal set " + place.Sensor + "' to see its values, and quotes around \"NAME=VALUE\" where blanks are in it";
                }

                if (set.TrySet(setting, word.Substring(equals + 1)) != Outcome.Ok)
                {
                    return set.Message + "; nothing was changed, correct it and send all of it again";
                }
            }

            return "";
        }
    }
}
