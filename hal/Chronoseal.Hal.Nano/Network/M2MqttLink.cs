using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A connection to one MQTT 3.1.1 broker by nanoFramework.M2Mqtt 5.1.220. A new client for each <see cref="Connect"/>, in a
    /// thread of its own, because M2Mqtt's connect has no time-out of ours: an attempt given up ends up to 30 s later, and the
    /// next one waits for that within its own time. M2Mqtt sends a QoS 1 message three times, one second apart, and then gives up, and now and then
    /// swallows an acknowledgement: whatever is not settled within <see cref="LostAfterMilliseconds"/> is reported lost.
    /// <para>
    /// M2Mqtt allocates the packet and its bookkeeping a message. An acknowledgement may reach the sink before
    /// <see cref="Publish"/> has returned to its caller: the sink must be able to store it. With TLS the platform checks the
    /// broker's certificate against its stored roots and its own clock, and needs that clock set to about the right date.
    /// </para>
    /// The will is QoS 1 and retained.
    /// </summary>
    public sealed partial class M2MqttLink : IMqttLink
    {
        /// <summary>The most QoS 1 messages under way; <see cref="Publish"/> is <see cref="Outcome.NotReady"/> beyond.</summary>
        public const int WindowLimit = 8;

        /// <summary>The most messages that the client may hold: the window, QoS 0 messages, and received ones. M2Mqtt itself sets no limit.</summary>
        public const int ClientQueueLimit = 32;

        /// <summary>After this time without an answer a message is reported lost, in milliseconds.</summary>
        public const int LostAfterMilliseconds = 10000;

        private const int SweepMilliseconds = 2000;
        private const int SubscribeTimeoutMilliseconds = 5000;
        private const int CloseMilliseconds = 250;

        private readonly object _sync = new object();
        private readonly AutoResetEvent _subscribed = new AutoResetEvent(false);
        private readonly MqttInflight _inflight = new MqttInflight(WindowLimit);
        private readonly ICounter _counter;
        private readonly string _host;
        private readonly int _port;
        private readonly bool _tls;
        private IMqttSink _sink;
        private MqttConnectWork _attempt;
        private MqttConnectWork _left;
        private MqttClient _client;
        private Timer _sweep;
        private bool _isOpen;
        private int _subscribeId;
        private bool _isGranted;

        /// <summary>Names a broker; nothing is connected yet.</summary>
        /// <param name="counter">The counter that times the window.</param>
        /// <param name="host">Name or dotted address, IPv4.</param>
        /// <param name="port">1 to 65535.</param>
        /// <param name="tls">TLS 1.2 or better if true.</param>
        public M2MqttLink(ICounter counter, string host, int port, bool tls)
        {
            _counter = counter;
            _host = host;
            _port = port;
            _tls = tls;
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get
            {
                lock (_sync)
                {
                    return IsUsable();
                }
            }
        }

        /// <inheritdoc/>
        public int RefusalCode { get; private set; }

        /// <inheritdoc/>
        public void Attach(IMqttSink sink)
        {
            if (sink == null)
            {
                throw new ArgumentNullException();
            }

            lock (_sync)
            {
                if (_sink != null)
                {
                    throw new InvalidOperationException();
                }

                _sink = sink;
            }
        }

        /// <inheritdoc/>
        public Outcome Connect(MqttSession session)
        {
            RefusalCode = 0;
            if (_sink == null || !MqttRules.IsSession(session))
            {
                return Outcome.OutOfRange;
            }

            long allowedMilliseconds = session.ConnectTimeoutMilliseconds;
            allowedMilliseconds -= allowedMilliseconds > 2 * CloseMilliseconds ? CloseMilliseconds : 0;
            long deadlineMicroseconds = _counter.Microseconds + (allowedMilliseconds * 1000);
            if (_left != null && !_left.Wait(_counter, deadlineMicroseconds))
            {
                return Outcome.Timeout;
            }

            _left = null;
            if (Drop(out MqttClient previous))
            {
                Shut(previous);
                _sink.Disconnected();
            }

            return Attempt(new MqttConnectWork(this, session, _host, _port, _tls), deadlineMicroseconds);
        }

        /// <inheritdoc/>
        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (!MqttRules.IsTopic(topic) || (count != 0 && !Buffers.Holds(payload, 0, count)))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                if (!IsUsable())
                {
                    return Outcome.BusFault;
                }

                return atLeastOnce ? PublishAtLeastOnce(topic, payload, count, retain, out messageId) : PublishOnce(topic, payload, count, retain);
            }
        }

        /// <summary>
        /// Asks for messages of a topic filter and waits up to 5 s for the broker's answer: <see cref="Outcome.DeviceError"/> if it
        /// refuses, <see cref="Outcome.Timeout"/> if it is silent. Not from a sink's method: the answer arrives in the same thread. Allocates.
        /// </summary>
        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            if (!MqttRules.IsFilter(topicFilter))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                lock (_sync)
                {
                    if (!IsUsable())
                    {
                        return Outcome.BusFault;
                    }

                    MqttQoSLevel level = atLeastOnce ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
                    _subscribed.Reset();
                    _isGranted = false;
                    _subscribeId = _client.Subscribe(new string[] { topicFilter }, new MqttQoSLevel[] { level });
                }
            }
            catch (Exception)
            {
                // The client throws several kinds for a filter or a state that it does not like.
                return Outcome.BusFault;
            }

            return AwaitSubscription();
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            if (!Drop(out MqttClient client))
            {
                return;
            }

            try
            {
                client.Disconnect();
            }
            catch (Exception)
            {
                // The connection broke first; the broker then publishes the will, as it should.
            }

            Shut(client);
        }

        /// <summary>Closes a client and what it left running. Takes 0.2 s, 2.2 s at most.</summary>
        internal static void Shut(MqttClient client)
        {
            try
            {
                if (client != null)
                {
                    client.Close();
                }
            }
            catch (Exception)
            {
                // A client that cannot be closed is left to the collector.
            }
        }

        /// <summary>Takes over a client before it connects, so that no message of a kept session is missed. False for an attempt that was given up.</summary>
        internal bool Adopt(MqttConnectWork work, MqttClient client)
        {
            lock (_sync)
            {
                if (work != _attempt)
                {
                    return false;
                }

                _client = client;
            }

            client.MqttMsgPublished += OnPublished;
            client.MqttMsgPublishReceived += OnReceived;
            client.MqttMsgSubscribed += OnSubscribed;
            client.ConnectionClosed += OnClosed;
            return true;
        }

        private Outcome Attempt(MqttConnectWork work, long deadlineMicroseconds)
        {
            lock (_sync)
            {
                _attempt = work;
            }

            work.Start();
            bool isDone = work.Wait(_counter, deadlineMicroseconds);
            Outcome outcome = isDone ? work.Outcome : Outcome.Timeout;
            RefusalCode = isDone ? work.RefusalCode : 0;
            outcome = Settle(outcome);
            if (!isDone)
            {
                work.Abandon();
                _left = work;
            }

            return outcome;
        }

        private Outcome Settle(Outcome outcome)
        {
            lock (_sync)
            {
                _attempt = null;
                if (outcome != Outcome.Ok)
                {
                    _client = null;
                    return outcome;
                }

                if (_client == null)
                {
                    // Lost again between CONNACK and here.
                    return Outcome.BusFault;
                }

                _isOpen = true;
                _sweep = new Timer(Sweep, null, SweepMilliseconds, SweepMilliseconds);
                return Outcome.Ok;
            }
        }

        private bool IsUsable()
        {
            return _isOpen && _client != null && _client.IsConnected;
        }

        /// <summary>Lets go of the client, if there is an open one.</summary>
        private bool Drop(out MqttClient client)
        {
            lock (_sync)
            {
                client = _client;
                bool wasOpen = _isOpen && client != null;
                _client = null;
                _isOpen = false;
                _inflight.Clear();
                if (_sweep != null)
                {
                    _sweep.Dispose();
                    _sweep = null;
                }

                return wasOpen;
            }
        }

        private Outcome PublishAtLeastOnce(string topic, byte[] payload, int count, bool retain, out int messageId)
        {
            messageId = 0;
            MqttSlot slot = _inflight.Rent(payload, count);
            if (slot == null)
            {
                return Outcome.NotReady;
            }

            try
            {
                messageId = _client.Publish(topic, slot.Payload, null, null, MqttQoSLevel.AtLeastOnce, retain);
                slot.MessageId = messageId;
                slot.SentMicroseconds = _counter.Microseconds;
                return Outcome.Ok;
            }
            catch (Exception fault)
            {
                _inflight.Forget(slot);
                return JudgePublish(fault);
            }
        }

        /// <summary>Allocates the payload: nothing tells when the client is done with a QoS 0 message.</summary>
        private Outcome PublishOnce(string topic, byte[] payload, int count, bool retain)
        {
            try
            {
                byte[] copy = new byte[count];
                if (count > 0)
                {
                    Array.Copy(payload, 0, copy, 0, count);
                }

                _client.Publish(topic, copy, null, null, MqttQoSLevel.AtMostOnce, retain);
                return Outcome.Ok;
            }
            catch (Exception fault)
            {
                return JudgePublish(fault);
            }
        }

        private static Outcome JudgePublish(Exception fault)
        {
            // A full queue clears by itself; anything else that the client throws means that the connection is in a bad state.
            MqttClientException refusal = fault as MqttClientException;
            return refusal != null && refusal.ErrorCode == MqttClientErrorCode.InflightQueueFull ? Outcome.NotReady : Outcome.BusFault;
        }

        private Outcome AwaitSubscription()
        {
            if (!_subscribed.WaitOne(SubscribeTimeoutMilliseconds, false))
            {
                return Outcome.Timeout;
            }

            lock (_sync)
            {
                return _isGranted ? Outcome.Ok : Outcome.DeviceError;
            }
        }
    }
}
