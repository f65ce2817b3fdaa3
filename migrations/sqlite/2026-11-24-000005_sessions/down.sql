DROP TABLE socketio_sessions;
DROP TABLE training_sessions;
