using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Console.Calibration
{
    /// <summary>Shows one sensor's calibration: what is saved, and the dates that the part states where configuration states none.</summary>
    internal sealed class CalibrationView
    {
        private const long MicrosecondsPerDay = 86400000000;
        private const int SecondsPerDay = 86400;

        private readonly Node _node;
        private readonly CalibrationPlace _place;

        internal CalibrationView(Node node, CalibrationPlace place)
        {
            _node = node;
            _place = place;
        }

        /// <summary>Puts the fields into the record that was begun.</summary>
        internal void Show(Answer answer)
        {
            SettingSet saved = _node.Configuration.Saved;
            string date = saved.Get(_place.First + 1);
            string due = saved.Get(_place.First + 2);
            SensorSlot slot = Slot();
            if (slot != null && date.Length + due.Length == 0)
            {
                date = slot.StatedDate;
                due = slot.StatedDue;
            }

            answer.Put("name", _place.Sensor);
            answer.Put("cert", saved.Get(_place.First));
            answer.Put("date", date);
            answer.Put("due", due);
            if (TryDays(due, out long days))
            {
                answer.Put("due-days", days);
            }

            for (int i = _place.First + 3; i < _place.End; i++)
            {
                answer.Put(_place.Label(i), saved.Get(i));
                if (Schema.Spec(i).Unit.Length > 0)
                {
                    answer.Put(_place.Label(i) + "-unit", Schema.Spec(i).Unit);
                }
            }
        }

        private SensorSlot Slot()
        {
            SensorSlot[] slots = _node.Gateway == null ? null : _node.Gateway.Slots;
            for (int i = 0; slots != null && i < slots.Length; i++)
            {
                if (slots[i].Sensor.Name == _place.Sensor)
                {
                    return slots[i];
                }
            }

            return null;
        }

        // Negative for one that is overdue. False where nobody knows: no date, or one that the part writes in its own way, or no UTC.
        private bool TryDays(string due, out long days)
        {
            days = 0;
            if (_node.Gateway == null || due.Length != 10)
            {
                return false;
            }

            var stamp = new Stamp();
            _node.Gateway.Clock.At(_node.Board.Timeline.Counter.Microseconds, stamp);
            Outcome outcome = CivilTime.ToUnixSeconds(Digits(due, 0, 4), Digits(due, 5, 2), Digits(due, 8, 2), 0, 0, 0, out long seconds);
            days = seconds / SecondsPerDay - stamp.UtcMicroseconds / MicrosecondsPerDay;
            return outcome == Outcome.Ok && stamp.HasUtc;
        }

        // Out of every range for anything but digits.
        private static int Digits(string text, int start, int count)
        {
            int number = 0;
            for (int i = start; i < start + count; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return -1;
                }

                number = number * 10 + (text[i] - '0');
            }

            return number;
        }
    }
}
