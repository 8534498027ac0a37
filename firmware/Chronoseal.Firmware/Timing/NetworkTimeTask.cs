using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sntp;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Asks a network time server (SNTP, RFC 4330) while the clock does not know UTC, or knows it less well than the server has
    /// told it before: the poor fallback where GNSS is missing. One server, not authenticated: what it says within its own
    /// limits of error is believed, and never locks the clock. Allocates nothing after construction; opening the channel may.
    /// </summary>
    public sealed class NetworkTimeTask
    {
        private readonly ITimeline _timeline;
        private readonly IDatagramChannel _channel;
        private readonly RequestNonce _nonces;
        private readonly DisciplinedClock _clock;
        private readonly ISignal _signal;
        private readonly SntpSample _sample;
        private readonly SntpReply _reply = new SntpReply();
        private readonly RequestPause _pause = new RequestPause();
        private readonly Stamp _stamp = new Stamp();
        private readonly TaskBody _beat;
        private readonly byte[] _packet = new byte[SntpCodec.PacketLength];
        private long _leastBoundMicroseconds = long.MaxValue;
        private bool _isDenied;
        private bool _isStopping;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        /// <param name="timeline">Where it waits.</param>
        /// <param name="channel">The way to the server.</param>
        /// <param name="nonces">What marks its requests.</param>
        /// <param name="clock">What is fed.</param>
        /// <param name="crystalPartsPerMillion">The crystal's limit: how wrongly an exchange may be measured.</param>
        /// <param name="beat">Called to show that it lives, once a turn.</param>
        public NetworkTimeTask(
            ITimeline timeline, IDatagramChannel channel, RequestNonce nonces, DisciplinedClock clock, int crystalPartsPerMillion, TaskBody beat)
        {
            _beat = beat;
            _timeline = timeline;
            _channel = channel;
            _nonces = nonces;
            _clock = clock;
            _signal = timeline.CreateSignal();
            _sample = new SntpSample(crystalPartsPerMillion);
        }

        /// <summary>Requests that were sent.</summary>
        public int Asked { get; private set; }

        /// <summary>Replies that gave a time.</summary>
        public int Answered { get; private set; }

        /// <summary>
        /// Replies to our requests without one: kiss-o'-death, a server that is not synchronised, numbers that cannot be. What is
        /// neither answered nor refused stayed without a reply.
        /// </summary>
        public int Refused { get; private set; }

        /// <summary>Whether the task has ended: after <see cref="Stop"/>, or because the server does not want to be asked again.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>Asks the task to end; it does at once, or after the exchange that runs.</summary>
        public void Stop()
        {
            _isStopping = true;
            _signal.Set();
        }

        /// <summary>The task's body.</summary>
        public void Run()
        {
            while (!_isStopping && !_isDenied)
            {
                _beat();
                long pauseMicroseconds = Turn();
                if (!_isDenied)
                {
                    _signal.Wait(_timeline.Counter.Microseconds + pauseMicroseconds);
                }
            }

            _channel.Close();
            HasEnded = true;
        }

        /// <summary>Looks at the clock and asks the server if need be; returns how long to leave it in peace, microseconds.</summary>
        public long Turn()
        {
            if (!IsNeeded())
            {
                return TimingLimits.NetworkTimeFirstMicroseconds;
            }

            Outcome outcome = Send(out ulong nonce, out long sent);
            if (outcome == Outcome.Ok)
            {
                Note(Await(nonce, sent));
            }

            // A request that never left asks nothing of the server: it is tried again after the same pause.
            return _pause.Microseconds;
        }

        private bool IsNeeded()
        {
            _clock.At(_timeline.Counter.Microseconds, _stamp);
            bool isByEdges = _stamp.State == ClockState.Locked || _stamp.State == ClockState.LabelCoasting;
            return !isByEdges && (!_stamp.HasUtc || Answered == 0 || _stamp.BoundMicroseconds > _leastBoundMicroseconds);
        }

        private Outcome Send(out ulong nonce, out long sent)
        {
            Outcome outcome = _channel.Open(_timeline.Counter.Microseconds + TimingLimits.NetworkTimeOpenMicroseconds);
            _channel.Discard();
            nonce = _nonces.Next();
            SntpCodec.BuildRequest(_packet, nonce);
            sent = _timeline.Counter.Microseconds;
            if (outcome == Outcome.Ok)
            {
                outcome = _channel.Send(_packet, SntpCodec.PacketLength);
                Asked += outcome == Outcome.Ok ? 1 : 0;
            }

            return outcome;
        }

        // Passes over what is no reply to this request: late replies to others, and forgeries.
        private Outcome Await(ulong nonce, long sent)
        {
            for (int i = 0; i < TimingLimits.NetworkTimeDatagrams; i++)
            {
                Outcome outcome = _channel.Receive(_packet, _packet.Length, sent + TimingLimits.NetworkTimeReplyMicroseconds, out int received);
                long arrived = _timeline.Counter.Microseconds;
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                outcome = _reply.Decode(_packet, received, nonce);
                if (outcome != Outcome.WrongReply && outcome != Outcome.ShortReply)
                {
                    return outcome == Outcome.Ok ? Take(sent, arrived) : Refuse(outcome);
                }
            }

            return Outcome.WrongReply;
        }

        private Outcome Take(long sent, long arrived)
        {
            Outcome outcome = _sample.Evaluate(_reply, sent, arrived);
            if (outcome != Outcome.Ok)
            {
                return Refuse(outcome);
            }

            Answered++;
            _leastBoundMicroseconds = IntegerMath.Minimum(_leastBoundMicroseconds, _sample.BoundMicroseconds);
            _clock.AddNetworkTime(_sample.UtcMicroseconds, _sample.CounterMicroseconds, _sample.BoundMicroseconds);
            return Outcome.Ok;
        }

        private Outcome Refuse(Outcome outcome)
        {
            Refused++;
            return outcome;
        }

        private void Note(Outcome outcome)
        {
            if (outcome == Outcome.Ok)
            {
                _pause.NoteAnswer();
                return;
            }

            // The name may stand for another address by now.
            _channel.Close();
            uint kiss = outcome == Outcome.DeviceError ? _reply.KissCode : 0;
            _isDenied = kiss == SntpReply.KissDeny || kiss == SntpReply.KissRestrict;
            if (kiss == SntpReply.KissRate)
            {
                _pause.NoteRate();
            }
            else
            {
                _pause.NoteFailure();
            }
        }
    }
}
